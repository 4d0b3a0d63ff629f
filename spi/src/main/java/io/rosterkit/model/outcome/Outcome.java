package io.rosterkit.model.outcome;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a call came to: {@link Done} with its answer, or {@link Refused} with the reason and nothing changed. Trouble of
 * the machinery (a database that is away) is never an outcome but an exception.
 */
public sealed interface Outcome<T> {

    /** The call had its effect; here is the answer. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The call was refused and changed nothing. */
    record Refused<T>(Refusal why) implements Outcome<T> {}

    /** A success. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    /** A refusal. */
    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** A refusal of the whole call. */
    static <T> Outcome<T> refused(Reason reason) {
        return new Refused<>(Refusal.of(reason));
    }

    /** One value from either side. */
    default <R> R fold(Function<? super T, ? extends R> done, Function<Refusal, ? extends R> refused) {
        if (this instanceof Done<T> success) {
            return done.apply(success.value());
        }
        return refused.apply(((Refused<T>) this).why());
    }

    /** The same outcome with another answer. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> answer) {
        return fold(value -> new Done<>(answer.apply(value)), Refused::new);
    }

    /** Goes on with the next step when this one was done. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return fold(next, Refused::new);
    }

    /** The answer; throws {@link RefusedException} when the call was refused. */
    default T orThrow() {
        return fold(Function.identity(), refusal -> {
            throw new RefusedException(refusal);
        });
    }

    /** The answer, if the call was done. */
    default Optional<T> answer() {
        return fold(Optional::of, refusal -> Optional.empty());
    }

    /** The refusal, if there was one. */
    default Optional<Refusal> refusal() {
        return fold(value -> Optional.empty(), Optional::of);
    }
}

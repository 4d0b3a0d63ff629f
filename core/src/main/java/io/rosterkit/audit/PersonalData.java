package io.rosterkit.audit;

import java.util.Optional;
import java.util.function.Function;

/**
 * Personal data of an entry of the journal, which may have been erased since. Its {@code toString} does not show the
 * data.
 */
public sealed interface PersonalData<T> {

    /** Data that can be read; an empty text or map when the entry has none. */
    record Known<T>(T value) implements PersonalData<T> {

        /** Without the value, which must not reach a log. */
        @Override
        public String toString() {
            return "Known[...]";
        }
    }

    /** Data that nobody can read any more: it was erased, its key was dropped, or it was never stored. */
    record Erased<T>() implements PersonalData<T> {}

    /** Data that can be read. */
    static <T> PersonalData<T> known(T value) {
        return new Known<>(value);
    }

    /** Data that nobody can read any more. */
    static <T> PersonalData<T> erased() {
        return new Erased<>();
    }

    /** The data, unless it is erased. */
    default Optional<T> asOptional() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    /** Whether nobody can read it any more. */
    default boolean isErased() {
        return this instanceof Erased<T>;
    }

    /** The same of the data, if it can be read. */
    default <U> PersonalData<U> map(Function<? super T, ? extends U> mapper) {
        return asOptional()
                .<PersonalData<U>>map(value -> known(mapper.apply(value)))
                .orElseGet(PersonalData::erased);
    }
}

package io.rosterkit.engine.recovery;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.Checked;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import java.util.List;
import java.util.function.Supplier;

/** Attempts of a user with a link for a new password at the code word of one of their practices. Thread-safe. */
public final class ResetCodeWords {

    private final OrganizationStore store;
    private final CodeWords words;

    /** Code words of the practices in that store. */
    public ResetCodeWords(OrganizationStore store, CodeWords words) {
        this.store = store;
        this.words = words;
    }

    /** Who typed which word, and what is computed once the word was right. */
    record Typed<P>(User user, String word, Supplier<Outcome<P>> then) {}

    /** An attempt, which brings what is computed then. */
    <P> Attempted<P> attempt(
            Call call, Operation operation, ResetLookup.Look seen, Supplier<ResetLookup.Look> again, Typed<P> typed) {
        return new Attempted<>(this, call, operation, seen, again, typed);
    }

    private boolean matches(User user, String typed) {
        return store.practices(user.organization()).stream()
                .filter(practice -> user.standing().practices().isEmpty()
                        || user.standing().practices().contains(practice.id()))
                .anyMatch(practice -> words.matches(practice, typed));
    }

    record Attempted<P>(
            ResetCodeWords codeWords,
            Call call,
            Operation operation,
            ResetLookup.Look seen,
            Supplier<ResetLookup.Look> again,
            Typed<P> typed)
            implements Attempt<ResetLookup.Look, Outcome<P>> {

        /** Whether a code word is asked for at all. */
        private boolean asked() {
            return seen.account().policy().registration().codeWord();
        }

        @Override
        public ResetLookup.Look look() {
            return again.get();
        }

        @Override
        public Limits limits() {
            Counter.Key key = Counter.Key.ofStrangers(typed.user().id().uuid(), Proof.CODE_WORD);
            return asked()
                    ? new Limits(
                            List.of(LimitedCounter.of(
                                    key,
                                    CounterRules.budget(seen.account().policy().lockout(), key))),
                            seen.facts().counters())
                    : Limits.none();
        }

        @Override
        public Checked<Outcome<P>> check(Admission admission) {
            boolean right = !asked() || codeWords.matches(typed.user(), typed.word());
            return right && admission.admitted()
                    ? Checked.right(typed.then().get())
                    : Checked.wrong(
                            admission.admitted() ? InvitationReason.CODE_WORD_WRONG : SignInReason.LOCKED,
                            InvitationReason.CODE_WORD_WRONG);
        }
    }
}

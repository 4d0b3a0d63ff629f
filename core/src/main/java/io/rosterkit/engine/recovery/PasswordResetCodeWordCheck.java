package io.rosterkit.engine.recovery;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Attempts at the code word of one of the practices of a user who has a link for a new password. Thread-safe. */
public final class PasswordResetCodeWordCheck {

    private final OperationRunner runner;
    private final OrganizationStore store;
    private final CodeWords codeWords;

    public PasswordResetCodeWordCheck(OperationRunner runner, OrganizationStore store, CodeWords codeWords) {
        this.runner = runner;
        this.store = store;
        this.codeWords = codeWords;
    }

    /** The user, the code word that was typed, and what to compute once it was right. */
    record TypedCodeWord<P>(User user, String word, Supplier<Outcome<P>> next) {}

    /** An attempt whose result is computed by {@code typed}. */
    <P> CodeWordAttempt<P> attempt(
            Call call,
            Operation operation,
            ResetLookup.ResetLink found,
            Supplier<ResetLookup.ResetLink> reread,
            TypedCodeWord<P> typed) {
        return new CodeWordAttempt<>(this, call, operation, found, reread, typed);
    }

    /** A user who never had a practice may type the word of any. When the last one is over, no word is right. */
    private boolean matches(User user, String typed) {
        Set<PracticeId> present = user.practicesAt(runner.now());
        return store.practices(user.organization()).stream()
                .filter(practice -> user.status().assignments().isEmpty() || present.contains(practice.id()))
                .anyMatch(practice -> codeWords.matches(practice, typed));
    }

    record CodeWordAttempt<P>(
            PasswordResetCodeWordCheck codeWords,
            Call call,
            Operation operation,
            ResetLookup.ResetLink factsBefore,
            Supplier<ResetLookup.ResetLink> reread,
            TypedCodeWord<P> typed)
            implements Attempt<ResetLookup.ResetLink, Outcome<P>> {

        /** Whether a code word is needed at all. */
        private boolean needsCodeWord() {
            return factsBefore.account().policy().registration().codeWord();
        }

        @Override
        public Optional<DataSalt> salt() {
            return factsBefore.account().salt();
        }

        @Override
        public ResetLookup.ResetLink readFacts() {
            return reread.get();
        }

        @Override
        public Limits limits() {
            Counter.Key key = Counter.Key.ofUnknownClients(typed.user().id().uuid(), Proof.CODE_WORD);
            return needsCodeWord()
                    ? new Limits(
                            List.of(LimitedCounter.of(
                                    key,
                                    CounterRules.budget(
                                            factsBefore.account().policy().lockout(), key))),
                            factsBefore.facts().counters())
                    : Limits.none();
        }

        @Override
        public ProofCheck<Outcome<P>> check(Admission admission) {
            boolean right = !needsCodeWord() || codeWords.matches(typed.user(), typed.word());
            return right && admission.admitted()
                    ? ProofCheck.right(typed.next().get())
                    : ProofCheck.wrong(
                            admission.admitted() ? InvitationReason.CODE_WORD_WRONG : SignInReason.LOCKED,
                            Refusal.of(InvitationReason.CODE_WORD_WRONG).at("codeWord"));
        }
    }
}

package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.profile.AuthenticationPolicies;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Attempts at the code word of a practice, limited by invitation and by practice. Thread-safe. */
public final class CodeWordAttempts {

    /** The position of the counter of the practice among the counters. */
    private static final int PRACTICE_POSITION = 1;

    private final OperationRunner runner;
    private final RegistrationStore store;
    private final CodeWords codeWords;
    private final InvitationHolding holding;
    private final Profiles profiles;

    public CodeWordAttempts(
            OperationRunner runner,
            RegistrationStore store,
            CodeWords codeWords,
            InvitationHolding holding,
            Profiles profiles) {
        this.runner = runner;
        this.store = store;
        this.codeWords = codeWords;
        this.holding = holding;
        this.profiles = profiles;
    }

    /** An attempt at the code word of an invitation. */
    Attempt<Facts, Boolean> attempt(Call call, Operation operation, Facts facts, String typed) {
        return new CodeWordAttempt(this, call, operation, facts, typed);
    }

    /** Refuses when the counter of the practice admits no attempt at present, whatever code word was typed. */
    Outcome<Facts> checkPracticeCounter(Call call, Operation operation, Facts facts) {
        List<LimitedCounter> counters = counters(facts);
        if (needsCodeWord(facts)
                && !refuses(facts, counters.get(0))
                && refuses(facts, counters.get(PRACTICE_POSITION))) {
            runner.journal(call, operation, Refusal.of(SignInReason.LOCKED));
            return Outcome.refused(InvitationReason.TRY_LATER);
        }
        return Outcome.done(facts);
    }

    private boolean refuses(Facts facts, LimitedCounter limited) {
        Instant now = runner.now();
        OrganizationId organization = facts.linked().invitation().organization();
        return CounterRules.refuses(
                AttemptLimiter.counterOf(organization, facts.counters(), limited.key(), now), limited.budget(), now);
    }

    private List<LimitedCounter> counters(Facts facts) {
        LockoutPolicy.Invited budgets = policy(facts).lockout().invited();
        UUID invitation = facts.linked().invitation().id().uuid();
        UUID practice = facts.practice().id().uuid();
        return List.of(
                LimitedCounter.of(Counter.Key.ofUnknownClients(invitation, Proof.CODE_WORD), budgets.link()),
                LimitedCounter.shared(Counter.Key.ofUnknownClients(practice, Proof.CODE_WORD), budgets.practice()));
    }

    /** Whether a code word is needed at all. */
    private boolean needsCodeWord(Facts facts) {
        return policy(facts).registration().codeWord();
    }

    private AuthenticationPolicies policy(Facts facts) {
        return profiles.of(facts.linked().organization()).authentication();
    }

    private record CodeWordAttempt(
            CodeWordAttempts attempts, Call call, Operation operation, Facts factsBefore, String typed)
            implements Attempt<Facts, Boolean> {

        @Override
        public Optional<DataSalt> salt() {
            return factsBefore.linked().organization().dataSalt();
        }

        @Override
        public Facts readFacts() {
            Invitation row = factsBefore.linked().invitation();
            return attempts.store.facts(row.organization(), row.id()).orElseThrow();
        }

        @Override
        public Limits limits() {
            return attempts.needsCodeWord(factsBefore)
                    ? new Limits(attempts.counters(factsBefore), factsBefore.counters())
                    : Limits.none();
        }

        @Override
        public ProofCheck<Boolean> check(Admission admission) {
            boolean right =
                    !attempts.needsCodeWord(factsBefore) || attempts.codeWords.matches(factsBefore.practice(), typed);
            if (right && admission.admitted()) {
                return ProofCheck.right(true);
            }
            return ProofCheck.wrong(
                    admission.admitted() ? InvitationReason.CODE_WORD_WRONG : SignInReason.LOCKED,
                    admission.isFirstRefusedBy(PRACTICE_POSITION)
                            ? Refusal.of(InvitationReason.TRY_LATER)
                            : Refusal.of(InvitationReason.CODE_WORD_WRONG).at("codeWord"),
                    new ProofCheck.LockConsequence.HoldsInvitation(
                            charge -> attempts.holding.hold(call, factsBefore, charge)));
        }
    }
}

package io.rosterkit.engine.lockout;

import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.Id;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.spi.lockout.SourceBudget;
import io.rosterkit.spi.lockout.SourceBudget.Charged;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Limits failures by source. A call over the budget is refused by its source alone, before any account is read. */
public final class SourceLimiter {

    /**
     * Refusals that do not count as a failure: they reveal nothing about the proof, or come after every proof was
     * right.
     */
    private static final Set<Reason> NOT_COUNTED = Set.of(
            LockoutReason.BUSY,
            InputReason.BUSY,
            SignInReason.PASSWORD_TOO_SHORT,
            SignInReason.PASSWORD_TOO_LONG,
            SignInReason.PASSWORD_NOT_TEXT,
            SignInReason.PASSWORD_FROM_CONTEXT,
            SignInReason.PASSWORD_COMMON,
            SignInReason.PASSWORD_SAME,
            InvitationReason.TRY_LATER,
            VerificationReason.SENT_JUST_NOW,
            VerificationReason.SENT_TOO_OFTEN,
            VerificationReason.PHONE_MISSING);

    private final OperationRunner runner;
    private final SourceBudget budget;
    private final SourceLimits limits;

    /** {@code budget} counts the failures; without one, this process counts them. */
    public SourceLimiter(OperationRunner runner, Optional<SourceBudget> budget, SourceLimits limits) {
        this.runner = runner;
        this.budget = budget.orElseGet(() -> new LocalSourceBudget(limits));
        this.limits = limits;
    }

    /** What is done within the budget, what counts as its failure, and the answer while running calls use it up. */
    private record Work<T>(Supplier<Outcome<T>> call, Predicate<Outcome<T>> isFailure, Supplier<Outcome<T>> whenBusy) {

        static <T> Work<T> of(Supplier<Outcome<T>> call, Predicate<Outcome<T>> isFailure) {
            return new Work<>(call, isFailure, () -> Outcome.refused(LockoutReason.BUSY));
        }
    }

    /** Does the work if the budget of the source allows it. A failure is charged. */
    public <T> Outcome<T> run(Visitor visitor, String operation, Supplier<Outcome<T>> work) {
        return run(visitor, Optional.empty(), operation, work);
    }

    /**
     * As {@link #run(Visitor, String, Supplier)}, for a caller with a link. Only refusals that {@code isGuess} accepts
     * are charged: with a genuine link the caller has guessed nothing.
     */
    public <T> Outcome<T> runWithLink(
            Visitor visitor, String operation, Predicate<Reason> isGuess, Supplier<Outcome<T>> work) {
        return runCharged(
                visitor,
                Optional.empty(),
                operation,
                Work.of(
                        work,
                        outcome -> outcome.refusal()
                                .map(Refusal::reason)
                                .filter(isGuess)
                                .isPresent()));
    }

    /**
     * Does the work if the budget allows it, and charges every call, since the answer does not show whether it failed.
     */
    public <T> Outcome<T> runAlwaysCharged(Visitor visitor, String operation, Supplier<Outcome<T>> work) {
        return runCharged(visitor, Optional.empty(), operation, Work.of(work, outcome -> true));
    }

    /**
     * As {@link #run(Visitor, String, Supplier)}, for a caller who may have a genuine token, of a known device or of a
     * sign-in step. Such a token has its own budget: failures of others at the same source do not count in it.
     */
    public <T> Outcome<T> run(
            Visitor visitor, Optional<? extends Id> tokenId, String operation, Supplier<Outcome<T>> work) {
        return runCharged(visitor, tokenId, operation, Work.of(work, SourceLimiter::isFailure));
    }

    /**
     * As {@link #run(Visitor, Optional, String, Supplier)}, for a caller whose token was made by the library and is all
     * that is proven. Calls that are still running do not use up its budget, since they guess nothing.
     */
    public <T> Outcome<T> runWithGenuineToken(
            Visitor visitor, Id tokenId, String operation, Supplier<Outcome<T>> work) {
        return runCharged(
                visitor,
                Optional.of(tokenId),
                operation,
                new Work<>(work, SourceLimiter::isFailure, () -> BusyRefusal.onContention(work)));
    }

    private <T> Outcome<T> runCharged(Visitor visitor, Optional<? extends Id> tokenId, String operation, Work<T> work) {
        if (visitor.requestId().refusal().isPresent()) {
            return Outcome.refused(visitor.requestId().refusal().get());
        }
        String client = visitor.source().clientKey();
        if (client.isBlank() && tokenId.isEmpty()) {
            return limits.clientKeyOptional()
                    ? BusyRefusal.onContention(work.call())
                    : Outcome.refused(LockoutReason.CLIENT_KEY_MISSING);
        }
        SourceBudget.Key key = new SourceBudget.Key(
                visitor.organization(), tokenId.map(id -> "held " + id).orElse("client " + client));
        Charged charged = budget.charge(key, runner.now());
        return switch (charged.verdict()) {
            case ADMITTED -> runAdmitted(key, charged, work.call(), work.isFailure());
            case BUSY -> work.whenBusy().get();
            case OVER ->
                BusyRefusal.onContention(() -> {
                    charged.firstRefusal().ifPresent(before -> journalRefusal(visitor, operation, before));
                    return Outcome.refused(LockoutReason.SOURCE_OVER_BUDGET);
                });
        };
    }

    /** Work that ends with an exception is no failure of the caller. */
    private <T> Outcome<T> runAdmitted(
            SourceBudget.Key key, Charged charged, Supplier<Outcome<T>> work, Predicate<Outcome<T>> isFailure) {
        boolean failure = false;
        try {
            Outcome<T> outcome = BusyRefusal.onContention(work);
            failure = isFailure.test(outcome);
            return outcome;
        } finally {
            budget.settle(key, charged, failure);
        }
    }

    private static <T> boolean isFailure(Outcome<T> outcome) {
        return outcome.refusal()
                        .map(Refusal::reason)
                        .filter(NOT_COUNTED::contains)
                        .isEmpty()
                && outcome.refusal().isPresent();
    }

    /** Journals the first refusal of a window, with the number of refusals in the window before. */
    private void journalRefusal(Visitor visitor, String operation, long refusedBefore) {
        OrganizationId organization = visitor.organization().orElseGet(OrganizationId::nobody);
        runner.journal(
                visitor.call(organization),
                Operation.of(operation, Subject.untouched(Subject.Kind.ORGANIZATION, organization)),
                Refusal.of(LockoutReason.SOURCE_OVER_BUDGET).with("refused-before", refusedBefore));
    }
}

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

/** The budget of failures by source. A call over the budget is answered before any read, from the source alone. */
public final class Sources {

    /** Refusals that tell nothing about what was tried, or come after all that had to be proven was. */
    private static final Set<Reason> NO_FAILURE = Set.of(
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

    /** Counts in that budget; the budget in this process when there is none. */
    public Sources(OperationRunner runner, Optional<SourceBudget> budget, SourceLimits limits) {
        this.runner = runner;
        this.budget = budget.orElseGet(() -> new LocalSourceBudget(limits));
        this.limits = limits;
    }

    /** Does the work if the budget allows it, and charges it if it failed. */
    public <T> Outcome<T> within(Visitor visitor, String operation, Supplier<Outcome<T>> work) {
        return within(visitor, Optional.empty(), operation, work);
    }

    /**
     * As {@link #within(Visitor, String, Supplier)}, for a caller with a link: only refusals of that kind are charged.
     * One whose link is genuine is told so, and has guessed nothing.
     */
    public <T> Outcome<T> withLink(
            Visitor visitor, String operation, Predicate<Reason> guess, Supplier<Outcome<T>> work) {
        return charged(
                visitor,
                Optional.empty(),
                operation,
                work,
                outcome -> outcome.refusal().map(Refusal::reason).filter(guess).isPresent());
    }

    /** Does the work if the budget allows it, and charges it whatever comes of it: the answer does not tell. */
    public <T> Outcome<T> costing(Visitor visitor, String operation, Supplier<Outcome<T>> work) {
        return charged(visitor, Optional.empty(), operation, work, outcome -> true);
    }

    /**
     * As {@link #within(Visitor, String, Supplier)}, for a caller who may hold a genuine token, of a known device or of
     * a step. Such a token has a budget of its own: failures of others at the same source do not count in it.
     */
    public <T> Outcome<T> within(
            Visitor visitor, Optional<? extends Id> held, String operation, Supplier<Outcome<T>> work) {
        return charged(visitor, held, operation, work, Sources::failed);
    }

    private <T> Outcome<T> charged(
            Visitor visitor,
            Optional<? extends Id> held,
            String operation,
            Supplier<Outcome<T>> work,
            Predicate<Outcome<T>> failed) {
        if (visitor.repetition().malformed().isPresent()) {
            return Outcome.refused(visitor.repetition().malformed().get());
        }
        String client = visitor.source().clientKey();
        if (client.isBlank() && held.isEmpty()) {
            return limits.mayBeUnknown() ? Contention.busy(work) : Outcome.refused(LockoutReason.CLIENT_KEY_MISSING);
        }
        SourceBudget.Key key = new SourceBudget.Key(
                visitor.organization(), held.map(id -> "held " + id).orElse("client " + client));
        Charged charged = budget.charge(key, runner.now());
        return switch (charged.verdict()) {
            case ADMITTED -> settled(key, charged, work, failed);
            case BUSY -> Outcome.refused(LockoutReason.BUSY);
            case OVER ->
                Contention.busy(() -> {
                    charged.firstRefusal().ifPresent(before -> tell(visitor, operation, before));
                    return Outcome.refused(LockoutReason.SOURCE_OVER_BUDGET);
                });
        };
    }

    /** Work that ends with a fault has told nothing. */
    private <T> Outcome<T> settled(
            SourceBudget.Key key, Charged charged, Supplier<Outcome<T>> work, Predicate<Outcome<T>> failed) {
        boolean counts = false;
        try {
            Outcome<T> outcome = Contention.busy(work);
            counts = failed.test(outcome);
            return outcome;
        } finally {
            budget.settle(key, charged, counts);
        }
    }

    private static <T> boolean failed(Outcome<T> outcome) {
        return outcome.refusal()
                        .map(Refusal::reason)
                        .filter(NO_FAILURE::contains)
                        .isEmpty()
                && outcome.refusal().isPresent();
    }

    /** Once a window, with the number of refusals of the window before. */
    private void tell(Visitor visitor, String operation, long before) {
        OrganizationId towards = visitor.organization().orElseGet(OrganizationId::nobody);
        runner.journal(
                visitor.call(towards),
                Operation.of(operation, Subject.untouched(Subject.Kind.ORGANIZATION, towards)),
                Refusal.of(LockoutReason.SOURCE_OVER_BUDGET).with("refused-before", before));
    }
}

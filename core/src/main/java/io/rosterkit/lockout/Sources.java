package io.rosterkit.lockout;

import io.rosterkit.call.Act;
import io.rosterkit.call.Calls;
import io.rosterkit.call.Visitor;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.lockout.SourceBudget;
import io.rosterkit.spi.lockout.SourceBudget.Charged;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The budget of failures by where they come from. Whoever is over it is answered before anything is looked at, from the
 * source alone.
 */
@SuppressWarnings("exports") // made by the entrance only
public final class Sources {

    private final Calls calls;
    private final SourceBudget budget;
    private final LockoutPolicy.Sources policy;

    /** Counts in that budget; the budget in this process when there is none. */
    public Sources(Calls calls, Optional<SourceBudget> budget, LockoutPolicy.Sources policy) {
        this.calls = calls;
        this.budget = budget.orElseGet(() -> new LocalSourceBudget(policy));
        this.policy = policy;
    }

    /** Does the work if the budget allows it, and charges it unless the work is done. */
    public <T> Outcome<T> within(Visitor visitor, String act, Supplier<Outcome<T>> work) {
        return within(visitor, Optional.empty(), act, work);
    }

    /** Does the work if the budget allows it, and charges it whatever comes of it: the answer does not tell. */
    public <T> Outcome<T> costing(Visitor visitor, String act, Supplier<Outcome<T>> work) {
        return charged(visitor, Optional.empty(), act, work, outcome -> false);
    }

    /** The same, for somebody on a device that may be known, which has a budget of its own. */
    public <T> Outcome<T> within(Visitor visitor, Optional<DeviceId> device, String act, Supplier<Outcome<T>> work) {
        return charged(
                visitor,
                device,
                act,
                work,
                outcome -> outcome.refusal().isEmpty()
                        || isNoFailure(outcome.refusal().get()));
    }

    private <T> Outcome<T> charged(
            Visitor visitor,
            Optional<DeviceId> device,
            String act,
            Supplier<Outcome<T>> work,
            Predicate<Outcome<T>> free) {
        String client = visitor.source().clientKey();
        if (client.isBlank() && device.isEmpty()) {
            return policy.mayBeUnknown() ? work.get() : Outcome.refused(LockoutReason.CLIENT_KEY_MISSING);
        }
        SourceBudget.Key key = new SourceBudget.Key(
                visitor.organization(), device.map(id -> "device " + id).orElse("client " + client));
        Charged charged = budget.charge(key, calls.now());
        if (!charged.admitted()) {
            charged.firstRefusal().ifPresent(before -> tell(visitor, act, before));
            return Outcome.refused(LockoutReason.SOURCE_OVER_BUDGET);
        }
        Outcome<T> outcome = work.get();
        if (free.test(outcome)) {
            budget.refund(key, calls.now());
        }
        return outcome;
    }

    private static boolean isNoFailure(Refusal refusal) {
        return refusal.reason() == LockoutReason.BUSY;
    }

    /** Once a window, with the number of refusals of the window before. */
    private void tell(Visitor visitor, String act, long before) {
        visitor.organization()
                .ifPresent(organization -> calls.journal(
                        visitor.call(organization),
                        Act.of(act, Subject.untouched(Subject.Kind.ORGANIZATION, organization)),
                        Refusal.of(LockoutReason.SOURCE_OVER_BUDGET).with("refused-before", before)));
    }

    /** The visitor, on the way to that organization. */
    public static Visitor towards(Visitor visitor, OrganizationId organization) {
        return new Visitor(Optional.of(organization), visitor.source(), visitor.request());
    }
}

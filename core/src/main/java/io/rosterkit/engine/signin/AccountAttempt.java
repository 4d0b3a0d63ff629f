package io.rosterkit.engine.signin;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.Checked;
import io.rosterkit.engine.lockout.Checked.Exhaustion;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.spi.signin.SignInStore.Facts;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An attempt at a proof of an account that may not exist. It comes through the channel of a known device while that
 * admits attempts, and else through that of unknown clients. A device whose channel is locked counts as unknown: a code
 * is asked for, and a success makes it a new device with tries of its own.
 */
public record AccountAttempt<P>(
        AccountLookup lookup,
        Call call,
        Operation operation,
        AccountLookup.Snapshot account,
        LimitedCounter limit,
        BiFunction<AccountAttempt<P>, Admission, Checked<P>> checking)
        implements Attempt<Facts, P> {

    @Override
    public Facts seen() {
        return account.facts();
    }

    @Override
    public Facts look() {
        return lookup.look(account.knock());
    }

    @Override
    public Limits limits() {
        return new Limits(List.of(limit), seen().counters());
    }

    @Override
    public Checked<P> check(Admission admission) {
        return checking.apply(this, admission);
    }

    /**
     * A refused sign-in looks like a wrong password, so the attempt stays charged. The answer about the code tells the
     * caller anyway that the password was right.
     */
    @Override
    public boolean givesBack(Refusal why) {
        return account.knock().proof() != Proof.PASSWORD || why.reason() instanceof VerificationReason;
    }

    /** The known device through whose channel it comes. */
    public Optional<Device> device() {
        return ofUnknownClient() ? Optional.empty() : seen().device();
    }

    /** Too many failures of unknown clients lock the account. */
    @Override
    public Exhaustion exhaustion() {
        return ofUnknownClient() ? new Exhaustion.LocksAccount(seen().user()) : new Exhaustion.Nothing();
    }

    /** Why the user is not let in whatever is proven; empty when only the proof is missing. */
    public Optional<Reason> keptOut(Admission admission) {
        boolean shut = !admission.admitted() || (device().isEmpty() && lookup.locked(seen()));
        Optional<Reason> gate = lookup.admitted(seen()).refusal().map(Refusal::reason);
        return gate.isEmpty() && shut ? Optional.of(SignInReason.LOCKED) : gate;
    }

    /**
     * The user as of a later look, if they may still come in. Another password or a revocation since the attempt moves
     * the epochs; only hashing the same password anew does not.
     */
    public Outcome<User> still(Facts later) {
        return lookup.admitted(later)
                .answer()
                .filter(user -> seen().user()
                        .filter(before -> before.id().equals(user.id()))
                        .filter(before -> before.security().equals(user.security()))
                        .isPresent())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SignInReason.REFUSED));
    }

    private boolean ofUnknownClient() {
        return limit.key().door().equals(Counter.STRANGERS);
    }
}

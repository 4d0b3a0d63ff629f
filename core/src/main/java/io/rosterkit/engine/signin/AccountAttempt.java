package io.rosterkit.engine.signin;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.lockout.ProofCheck.LockConsequence;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.lockout.Proof;
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
 * An attempt at a proof of an account that may not exist. From a known device it comes through the channel of that
 * device while the channel admits attempts, and otherwise through the channel of unknown clients. A device whose
 * channel is locked counts as unknown. The user then needs a code, and a success makes it a new device with its own
 * attempts.
 */
public record AccountAttempt<P>(
        AccountLookup lookup,
        Call call,
        Operation operation,
        AccountLookup.Snapshot account,
        LimitedCounter counter,
        BiFunction<AccountAttempt<P>, Admission, ProofCheck<P>> proofCheck)
        implements Attempt<Facts, P> {

    @Override
    public Facts factsBefore() {
        return account.facts();
    }

    @Override
    public Optional<DataSalt> salt() {
        return account.salt();
    }

    @Override
    public Facts readFacts() {
        return lookup.readFacts(account.lookupKey());
    }

    @Override
    public Limits limits() {
        return new Limits(List.of(counter), factsBefore().counters());
    }

    @Override
    public ProofCheck<P> check(Admission admission) {
        return proofCheck.apply(this, admission);
    }

    /**
     * A refused sign-in looks like a wrong password, so the attempt stays charged. A refusal about the code tells the
     * caller anyway that the password was right, so then the attempt is refunded.
     */
    @Override
    public boolean refundsOn(Refusal refusal) {
        return account.lookupKey().proof() != Proof.PASSWORD || refusal.reason() instanceof VerificationReason;
    }

    /** The known device through whose channel the attempt comes. */
    public Optional<Device> device() {
        return isOfUnknownClient() ? Optional.empty() : factsBefore().device();
    }

    /** Too many failures of unknown clients lock the account. */
    @Override
    public LockConsequence lockConsequence() {
        return isOfUnknownClient()
                ? new LockConsequence.LocksAccount(
                        factsBefore().user(), account.profile().access())
                : new LockConsequence.None();
    }

    /** Why the user is refused whatever the proof is; empty when only the proof decides. */
    public Optional<Reason> refusalReason(Admission admission) {
        boolean locked = !admission.admitted() || (device().isEmpty() && lookup.isLocked(factsBefore()));
        Optional<Reason> gate = lookup.admit(factsBefore()).refusal().map(Refusal::reason);
        return gate.isEmpty() && locked ? Optional.of(SignInReason.LOCKED) : gate;
    }

    /**
     * The user as read later, if the gate still admits them. Another password or a revocation since the attempt changes
     * the epochs. Hashing the same password again does not.
     */
    public Outcome<User> recheckUser(Facts later) {
        return lookup.admit(later)
                .answer()
                .filter(user -> factsBefore()
                        .user()
                        .filter(before -> before.id().equals(user.id()))
                        .filter(before -> before.security().equals(user.security()))
                        .isPresent())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SignInReason.REFUSED));
    }

    private boolean isOfUnknownClient() {
        return CounterRules.isOfUnknownClients(counter.key());
    }
}

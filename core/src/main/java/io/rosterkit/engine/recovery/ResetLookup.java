package io.rosterkit.engine.recovery;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.mailbox.Confirmations;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.engine.signin.AccountLookup;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.spi.signin.SignInStore.Facts;
import java.util.Optional;

/** Looks up who a link for a new password is for, and what it is good for. Thread-safe. */
public final class ResetLookup {

    private final OperationRunner runner;
    private final AccountLookup accounts;
    private final Confirmations confirmations;

    /** Links of those confirmations, for users of those accounts. */
    public ResetLookup(OperationRunner runner, AccountLookup accounts, Confirmations confirmations) {
        this.runner = runner;
        this.accounts = accounts;
        this.confirmations = confirmations;
    }

    /** The account and the row of the link, as of one moment. */
    record Look(AccountLookup.Snapshot account, Optional<Confirmation> row) {

        Facts facts() {
            return account.facts();
        }
    }

    Look look(Links.Claim claim) {
        UserId user = new UserId(claim.subject());
        return new Look(
                accounts.snapshot(AccountLookup.byId(claim.organization(), user, Optional.empty(), Proof.CODE_WORD)),
                confirmations.find(claim.organization(), user, Purpose.RECOVERY));
    }

    /** Whether the link was once made for that user, whatever it is good for now. */
    boolean genuine(Links.Claim claim, Look look) {
        return confirmations.genuine(claim, look.row());
    }

    /** The user, if the link works now and they may come in. */
    Outcome<User> open(Links.Claim claim, Look look) {
        return accounts.admitted(look.facts())
                .answer()
                .filter(user -> confirmations.good(claim, look.row(), user, runner.now()))
                .map(Outcome::done)
                .orElseGet(ResetLookup::over);
    }

    static <T> Outcome<T> over() {
        return Outcome.refused(VerificationReason.LINK_OVER);
    }
}

package io.rosterkit.engine.recovery;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.mailbox.MailboxLinks;
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

/** Looks up the user for whom a link for a new password was made, and whether it still works. Thread-safe. */
public final class ResetLookup {

    private final OperationRunner runner;
    private final AccountLookup accounts;
    private final MailboxLinks mailboxLinks;

    public ResetLookup(OperationRunner runner, AccountLookup accounts, MailboxLinks mailboxLinks) {
        this.runner = runner;
        this.accounts = accounts;
        this.mailboxLinks = mailboxLinks;
    }

    /** The account and the stored row of a link, read at one time. */
    record ResetLink(AccountLookup.Snapshot account, Optional<Confirmation> row) {

        Facts facts() {
            return account.facts();
        }
    }

    ResetLink read(Links.Claim claim) {
        UserId user = new UserId(claim.subject());
        return new ResetLink(
                accounts.snapshot(AccountLookup.byId(claim.organization(), user, Optional.empty(), Proof.CODE_WORD)),
                mailboxLinks.find(claim.organization(), user, Purpose.RECOVERY));
    }

    /** Whether the link was made for that user, also when it no longer works. */
    boolean isGenuine(Links.Claim claim, ResetLink found) {
        return mailboxLinks.isGenuine(claim, found.row());
    }

    /** The user, if the link works now and the gate admits them. */
    Outcome<User> userOf(Links.Claim claim, ResetLink found) {
        return accounts.admit(found.facts())
                .answer()
                .filter(user -> mailboxLinks.isValid(claim, found.row(), user, runner.now()))
                .map(Outcome::done)
                .orElseGet(ResetLookup::linkOver);
    }

    static <T> Outcome<T> linkOver() {
        return Outcome.refused(VerificationReason.LINK_OVER);
    }
}

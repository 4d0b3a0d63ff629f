package io.rosterkit.engine.wiring;

import io.rosterkit.engine.mailbox.MailboxLinks;
import io.rosterkit.engine.recovery.PasswordChanger;
import io.rosterkit.engine.recovery.PasswordReset;
import io.rosterkit.engine.recovery.PasswordResetCodeWordCheck;
import io.rosterkit.engine.recovery.RecoveryRequests;
import io.rosterkit.engine.recovery.ResetLookup;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.verification.VerificationStore;

/** Makes the engines of recovery. */
final class RecoveryWiring {

    final MailboxLinks mailboxLinks;
    final PasswordChanger passwordChanger;
    final RecoveryRequests requests;
    final PasswordReset reset;

    RecoveryWiring(
            RosterConfiguration configuration, SharedEngines shared, LockoutWiring lockout, SignInWiring signIn) {
        this.mailboxLinks = new MailboxLinks(
                shared.storage.port(VerificationStore.class),
                shared.links,
                configuration.keys(),
                shared.ids,
                shared.process.damaged());
        this.passwordChanger = new PasswordChanger(
                signIn.newPasswordCheck, shared.storage.port(CounterStore.class), shared.journalWriter, shared.ids);
        this.requests = new RecoveryRequests(
                lockout.sourceLimiter, lockout.attempts, signIn.accounts, mailboxLinks, shared.journalWriter);
        this.reset = new PasswordReset(
                lockout.sourceLimiter,
                lockout.attempts,
                shared.linkReader,
                new ResetLookup(shared.runner, signIn.accounts, mailboxLinks),
                new PasswordResetCodeWordCheck(
                        shared.runner, shared.storage.port(OrganizationStore.class), shared.codeWords),
                signIn.passwords,
                passwordChanger);
    }
}

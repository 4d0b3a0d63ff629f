package io.rosterkit.engine.wiring;

import io.rosterkit.engine.mailbox.Confirmations;
import io.rosterkit.engine.recovery.NewPassword;
import io.rosterkit.engine.recovery.PasswordReset;
import io.rosterkit.engine.recovery.RecoveryRequests;
import io.rosterkit.engine.recovery.ResetCodeWords;
import io.rosterkit.engine.recovery.ResetLookup;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.verification.VerificationStore;

/** Wires the engines of recovery, once. */
final class RecoveryRoom {

    final Confirmations confirmations;
    final NewPassword newPassword;
    final RecoveryRequests requests;
    final PasswordReset reset;

    RecoveryRoom(Plan plan, Foundation base, LockoutRoom lockout, SignInRoom signIn) {
        this.confirmations =
                new Confirmations(base.storage.port(VerificationStore.class), base.links, plan.keys(), base.ids);
        this.newPassword =
                new NewPassword(signIn.choice, base.storage.port(CounterStore.class), base.journalWriter, base.ids);
        this.requests = new RecoveryRequests(
                lockout.sources, lockout.attempts, signIn.accounts, confirmations, base.journalWriter);
        this.reset = new PasswordReset(
                lockout.sources,
                lockout.attempts,
                base.pages,
                new ResetLookup(base.runner, signIn.accounts, confirmations),
                new ResetCodeWords(base.storage.port(OrganizationStore.class), base.words),
                signIn.passwords,
                newPassword);
    }
}

package io.rosterkit.engine.wiring;

import io.rosterkit.engine.account.AccountEngine;
import io.rosterkit.engine.account.AddressConfirmation;
import io.rosterkit.engine.account.OwnAddress;
import io.rosterkit.engine.account.OwnDetails;
import io.rosterkit.engine.account.OwnPassword;
import io.rosterkit.engine.account.OwnSessions;
import io.rosterkit.engine.account.WaitingInvitations;
import io.rosterkit.engine.lockout.MailBudget;
import io.rosterkit.engine.registration.RegistrationEngine;
import io.rosterkit.engine.user.NameChange;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.signin.SignInStore;

/** Wires the engines of the own account, once. */
final class AccountRoom {

    final AddressConfirmation confirmation;

    private final Foundation base;
    private final SignInRoom signIn;
    private final OwnPassword passwords;
    private final OwnAddress addresses;

    AccountRoom(Foundation base, InvitationRoom room, LockoutRoom lockout, SignInRoom signIn, RecoveryRoom recovery) {
        this.base = base;
        this.signIn = signIn;
        this.confirmation = new AddressConfirmation(
                base.runner,
                lockout.sources,
                base.pages,
                signIn.accounts,
                recovery.confirmations,
                room.addresses,
                base.journalWriter,
                base.ids);
        this.passwords = new OwnPassword(
                base.runner, signIn.self, signIn.passwords, recovery.newPassword, signIn.issuer, base.journalWriter);
        this.addresses = new OwnAddress(
                signIn.self,
                room.addresses,
                new MailBudget(lockout.limiter),
                recovery.confirmations,
                base.journalWriter);
    }

    /** The engine, which accepts waiting invitations and changes names by those. */
    AccountEngine engine(RegistrationEngine registrations, NameChange names) {
        return new AccountEngine(
                new OwnDetails(base.runner, signIn.self, names),
                passwords,
                addresses,
                new OwnSessions(base.runner, signIn.self, base.storage.port(SignInStore.class), base.journalWriter),
                new WaitingInvitations(base.runner, signIn.self, base.storage.port(WaitingStore.class), registrations));
    }
}

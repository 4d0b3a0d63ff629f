package io.rosterkit.engine.wiring;

import io.rosterkit.engine.account.AccountEngine;
import io.rosterkit.engine.account.AddressConfirmation;
import io.rosterkit.engine.account.OwnAddress;
import io.rosterkit.engine.account.OwnDetailsEngine;
import io.rosterkit.engine.account.OwnPassword;
import io.rosterkit.engine.account.OwnSessionsEngine;
import io.rosterkit.engine.account.WaitingInvitations;
import io.rosterkit.engine.lockout.MailBudget;
import io.rosterkit.engine.registration.RegistrationEngine;
import io.rosterkit.engine.user.NameChange;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.signin.SignInStore;

/** Makes the engines of the user's own account. */
final class AccountWiring {

    final AddressConfirmation confirmation;

    private final SharedEngines shared;
    private final SignInWiring signIn;
    private final OwnPassword passwords;
    private final OwnAddress addresses;

    AccountWiring(
            SharedEngines shared,
            InvitationWiring invitations,
            LockoutWiring lockout,
            SignInWiring signIn,
            RecoveryWiring recovery) {
        this.shared = shared;
        this.signIn = signIn;
        this.confirmation = confirmation(shared, invitations, lockout, signIn, recovery);
        this.passwords = new OwnPassword(
                shared.runner,
                signIn.reauthentication,
                signIn.passwords,
                recovery.passwordChanger,
                signIn.issuer,
                shared.journalWriter);
        this.addresses = new OwnAddress(
                signIn.reauthentication,
                invitations.addressRelease,
                new MailBudget(lockout.limiter),
                recovery.mailboxLinks,
                shared.journalWriter);
    }

    private static AddressConfirmation confirmation(
            SharedEngines shared,
            InvitationWiring invitations,
            LockoutWiring lockout,
            SignInWiring signIn,
            RecoveryWiring recovery) {
        return new AddressConfirmation(
                shared.runner,
                lockout.sourceLimiter,
                shared.linkReader,
                signIn.accounts,
                recovery.mailboxLinks,
                invitations.addressRelease,
                shared.journalWriter,
                shared.ids);
    }

    /** The engine, which uses the engines of registration and of names. */
    AccountEngine engine(RegistrationEngine registrations, NameChange names) {
        return new AccountEngine(
                new OwnDetailsEngine(shared.runner, signIn.reauthentication, names),
                passwords,
                addresses,
                new OwnSessionsEngine(
                        shared.runner,
                        signIn.reauthentication,
                        shared.storage.port(SignInStore.class),
                        shared.journalWriter),
                new WaitingInvitations(
                        shared.runner,
                        signIn.reauthentication,
                        shared.storage.port(WaitingStore.class),
                        registrations));
    }
}

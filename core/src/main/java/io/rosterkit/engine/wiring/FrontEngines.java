package io.rosterkit.engine.wiring;

import io.rosterkit.engine.account.AccountEngine;
import io.rosterkit.engine.account.AddressConfirmation;
import io.rosterkit.engine.apikey.ProgramAuthentication;
import io.rosterkit.engine.invitation.InvitationLinks;
import io.rosterkit.engine.recovery.PasswordReset;
import io.rosterkit.engine.recovery.RecoveryRequests;
import io.rosterkit.engine.registration.RegistrationCodeEngine;
import io.rosterkit.engine.registration.RegistrationEngine;
import io.rosterkit.engine.registration.WaitingRegistrations;
import io.rosterkit.engine.signin.SignInCodeEngine;
import io.rosterkit.engine.signin.SignInEngine;
import io.rosterkit.engine.user.NameChange;

/** The engines for people and programs without a session. */
public final class FrontEngines {

    private final InvitationLinks invitations;
    private final RegistrationWiring registration;
    private final SignInWiring signIn;
    private final RecoveryWiring recovery;
    private final AccountWiring account;

    FrontEngines(
            RosterConfiguration configuration,
            SharedEngines shared,
            InvitationWiring invitations,
            LockoutWiring lockout,
            SignInWiring signIn) {
        this.invitations = invitations.links(lockout.sourceLimiter);
        this.registration = new RegistrationWiring(shared, invitations, lockout, signIn);
        this.signIn = signIn;
        this.recovery = new RecoveryWiring(configuration, shared, lockout, signIn);
        this.account = new AccountWiring(shared, invitations, lockout, signIn, recovery);
    }

    /** Reads and declines invitations by their link. */
    public InvitationLinks invitations() {
        return invitations;
    }

    /** Registers invited people. */
    public RegistrationEngine registration() {
        return registration.engine;
    }

    /** Verifies codes of registrations, and sends any code again. */
    public RegistrationCodeEngine registrationCodes() {
        return registration.codes;
    }

    /** Recognizes programs. */
    public ProgramAuthentication programs() {
        return signIn.programs;
    }

    /** Signs users in. */
    public SignInEngine signIn() {
        return signIn.signIn;
    }

    /** Verifies codes of sign-ins. */
    public SignInCodeEngine signInCodes() {
        return signIn.codes;
    }

    /** Mails links that set a new password. */
    public RecoveryRequests recoveryRequests() {
        return recovery.requests;
    }

    /** Sets a new password. */
    public PasswordReset passwordReset() {
        return recovery.reset;
    }

    /** Confirms a new address. */
    public AddressConfirmation addressConfirmation() {
        return account.confirmation;
    }

    WaitingRegistrations waitingRegistrations() {
        return registration.waiting;
    }

    AccountEngine account(NameChange names) {
        return account.engine(registration.engine, names);
    }
}

package io.rosterkit.engine.wiring;

import io.rosterkit.engine.account.AccountEngine;
import io.rosterkit.engine.account.AddressConfirmation;
import io.rosterkit.engine.invitation.InvitationLinks;
import io.rosterkit.engine.recovery.PasswordReset;
import io.rosterkit.engine.recovery.RecoveryRequests;
import io.rosterkit.engine.registration.RegistrationCodeEngine;
import io.rosterkit.engine.registration.RegistrationEngine;
import io.rosterkit.engine.signin.CodeEngine;
import io.rosterkit.engine.signin.SignInEngine;
import io.rosterkit.engine.user.NameChange;

/** What people without a session reach. */
public final class FrontRooms {

    private final InvitationLinks invitations;
    private final RegistrationRoom registration;
    private final SignInRoom signIn;
    private final RecoveryRoom recovery;
    private final AccountRoom account;

    FrontRooms(Plan plan, Foundation base, InvitationRoom room, LockoutRoom lockout, SignInRoom signIn) {
        this.invitations = room.links(lockout.sources);
        this.registration = new RegistrationRoom(base, room, lockout, signIn);
        this.signIn = signIn;
        this.recovery = new RecoveryRoom(plan, base, lockout, signIn);
        this.account = new AccountRoom(base, room, lockout, signIn, recovery);
    }

    /** Looking at the link of an invitation. */
    public InvitationLinks invitations() {
        return invitations;
    }

    /** Registering. */
    public RegistrationEngine registration() {
        return registration.engine;
    }

    /** Codes of registrations, and sending any code again. */
    public RegistrationCodeEngine registrationCodes() {
        return registration.codes;
    }

    /** Signing in. */
    public SignInEngine signIn() {
        return signIn.signIn;
    }

    /** Codes of sign-ins. */
    public CodeEngine signInCodes() {
        return signIn.codes;
    }

    /** Asking for a link that sets a new password. */
    public RecoveryRequests recoveryRequests() {
        return recovery.requests;
    }

    /** Setting a new password. */
    public PasswordReset passwordReset() {
        return recovery.reset;
    }

    /** Confirming a new address. */
    public AddressConfirmation addressConfirmation() {
        return account.confirmation;
    }

    AccountEngine account(NameChange names) {
        return account.engine(registration.engine, names);
    }
}

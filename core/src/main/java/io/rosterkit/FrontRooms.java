package io.rosterkit;

import io.rosterkit.call.Visitor;
import io.rosterkit.invitation.InvitationFront;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.registration.RegistrationCodes;
import io.rosterkit.registration.RegistrationParts;
import io.rosterkit.registration.Registrations;
import io.rosterkit.signin.CodeSteps;
import io.rosterkit.signin.Sessions;
import io.rosterkit.signin.SignIns;
import io.rosterkit.spi.registration.RegistrationStore;

/** Wires the rooms behind the front door, once. */
final class FrontRooms {

    private final Invitations.Parts invitations;
    private final SignIns.Parts signIns;
    private final RegistrationParts registrations;
    private final Sessions sessions;

    FrontRooms(RosterBuilder plan, Invitations.Parts invitations, SignIns.Parts signIns) {
        this.invitations = invitations;
        this.signIns = signIns;
        this.registrations = new RegistrationParts(
                plan.storage.port(RegistrationStore.class),
                invitations,
                signIns,
                plan.profile.registration(),
                plan.profile.product());
        this.sessions = new Sessions(signIns.calls(), signIns.gate(), signIns.store(), signIns.tokens());
    }

    InvitationFront invitations(Visitor visitor) {
        return new InvitationFront(visitor, invitations, signIns.guards().sources());
    }

    Registrations registrations(Visitor visitor) {
        return new Registrations(visitor, registrations);
    }

    RegistrationCodes registrationCodes(Visitor visitor) {
        return new RegistrationCodes(visitor, registrations);
    }

    SignIns signIns(Visitor visitor) {
        return new SignIns(visitor, signIns);
    }

    CodeSteps codeSteps(Visitor visitor) {
        return new CodeSteps(visitor, signIns);
    }

    Sessions sessions() {
        return sessions;
    }
}

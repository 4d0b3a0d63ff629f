package io.rosterkit.engine.registration;

import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.lockout.Guards;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.engine.secret.LinkPages;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.engine.signin.SessionIssuer;
import io.rosterkit.engine.signin.SignIns;
import io.rosterkit.engine.verification.Challenges;
import io.rosterkit.model.access.Standing.OrganizationStanding;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import io.rosterkit.verification.VerificationPolicy;
import java.util.ArrayList;
import java.util.List;

/** What the room is made of. */
public record RegistrationParts(
        RegistrationStore store,
        InvitationEngine invitations,
        JournalWriter journalWriter,
        Secrets secrets,
        SignIns.Parts signIns,
        RegistrationPolicy policy,
        String product) {

    /** What links and code words are read with. */
    public record Secrets(Links links, LinkPages pages, CodeWords words) {}

    /** The room, for a caller without a session. */
    public Registrations at(Visitor visitor) {
        return new Registrations(visitor, this);
    }

    OperationRunner runner() {
        return signIns.runner();
    }

    Guards guards() {
        return signIns.guards();
    }

    Hashing hashing() {
        return signIns.hashing();
    }

    Passwords passwords() {
        return signIns.passwords().rules();
    }

    SessionIssuer issuer() {
        return signIns.issuer();
    }

    Challenges challenges() {
        return signIns.challenges();
    }

    CodeWords words() {
        return secrets.words();
    }

    /** Admits a caller without a session to the organization of the invitation. */
    Outcome<Agent> open(Call call, Facts facts) {
        return signIns.gate()
                .admitGuest(
                        call,
                        facts.linked().organization().state() == OrganizationState.OPEN
                                ? OrganizationStanding.OPEN
                                : OrganizationStanding.CLOSED);
    }

    /** The words of which the password must not be made. */
    Passwords.Context context(Facts facts) {
        List<String> words = new ArrayList<>();
        words.add(product);
        words.add(facts.linked().organization().name().text());
        facts.linked().invitation().invitee().name().ifPresent(name -> words.add(name.text()));
        words.add(facts.linked().invitation().invitee().address().key());
        return new Passwords.Context(words, challenges().policy().signIn() != VerificationPolicy.Demand.OFF);
    }
}

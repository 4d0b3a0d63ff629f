package io.rosterkit.acceptance;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.account.Account;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices.Office;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The caller of an operation: with an office of their own, and things of their own; or only with a desk. */
record Visitor(Optional<Desk> seat, Kit kit, Office office, Things own) {

    /** A caller with an office. */
    Visitor(Kit kit, Office office, Things own) {
        this(Optional.empty(), kit, office, own);
    }

    /** A caller of whom nothing is known but the desk; for operations of a desk. */
    static Visitor at(Desk desk) {
        return new Visitor(Optional.of(desk), null, null, null);
    }

    Roster roster() {
        return kit.roster();
    }

    OrganizationId organization() {
        return office.organization();
    }

    Desk desk() {
        return seat.orElseGet(() -> office.desk());
    }

    /** The desk of support in the visitor's organization, where the visitor has an office. */
    Desk support() {
        return seat.orElseGet(() -> office.support());
    }

    Front front() {
        return roster().front(organization(), Someone.AT_HOME);
    }

    /** The account behind the desk; Eva's when there is an office. */
    Account account() {
        return seat.orElseGet(() ->
                        roster().as(new Actor.Member(own.keys().eva().signedIn().session()), Someone.AT_HOME))
                .account();
    }

    /** The token with the visitor's organization in the place of its own. */
    String relabelled(String token) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        UUID organization = organization().uuid();
        bytes.putLong(2, organization.getMostSignificantBits()).putLong(10, organization.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}

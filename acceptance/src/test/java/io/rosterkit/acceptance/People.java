package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;

import io.rosterkit.assignment.ValidityDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.testkit.Offices.Office;

/** Users of an organization on whom something can be done: active, locked by hand, and deactivated ones. */
record People(UserId active, UserId locked, UserId inactive) {

    /** New ones in that office, with somebody else in each state. */
    static People of(Office office) {
        UserId locked = locked(office, "locked");
        locked(office, "locked-too");
        UserId inactive = office.join("inactive", OFFICE_ADMINISTRATOR).user();
        office.desk().users().deactivate(inactive).orThrow();
        People people = new People(office.join("active").user(), locked, inactive);
        office.desk().externalIds().assign(people.active(), people.externalId()).orThrow();
        office.desk().permissions().grant(locked, Things.SINGLE).orThrow();
        office.desk().permissions().deny(locked, Things.SINGLE).orThrow();
        return people;
    }

    /** The id that the host keeps for the active one. */
    String externalId() {
        return "HR-" + active;
    }

    /** One user in the place of all. */
    static People all(UserId user) {
        return new People(user, user, user);
    }

    private static UserId locked(Office office, String name) {
        UserId user = office.join(name).user();
        office.desk()
                .assignments()
                .grantRole(user, OFFICE_ADMINISTRATOR, office.founded().practice(), ValidityDraft.always())
                .orThrow();
        office.desk().users().lock(user).orThrow();
        return user;
    }
}

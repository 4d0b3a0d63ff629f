package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;

import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.assignment.ValidityDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import java.util.Set;

/**
 * Users of an organization on whom something can be done: active, locked by hand, and deactivated ones; and the API key
 * of a program, which is not the only one.
 */
record People(UserId active, UserId locked, UserId inactive, ApiKeyId apiKey) {

    /** New ones in that office, with somebody else in each state. */
    static People of(Office office) {
        UserId locked = locked(office, "locked");
        locked(office, "locked-too");
        UserId inactive = office.join("inactive").user();
        office.desk().users().deactivate(inactive).orThrow();
        People people = new People(office.join("active").user(), locked, inactive, apiKey(office, "Directory"));
        office.desk().externalIds().assign(people.active(), people.externalId()).orThrow();
        apiKey(office, "Reports");
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
        return new People(user, user, user, new ApiKeyId(user.uuid()));
    }

    private static ApiKeyId apiKey(Office office, String name) {
        return office.desk()
                .apiKeys()
                .create(ApiKeyDraft.of(name, Set.of(Permission.INVITE)), Offices.PASSWORD)
                .orThrow()
                .key();
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

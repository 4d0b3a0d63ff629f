package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.customrole.CustomRoleReason;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ModuleReason;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.profile.EffectivePolicies;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserDetails;
import java.util.Set;
import java.util.UUID;

/**
 * People of an organization on whom something can be done: active, locked by hand, and deactivated users; a person who
 * is merely in the directory, and one who was deactivated there; a user whose deactivation waits for support; and the
 * API key of a program, which is not the only one.
 */
record People(
        UserId active,
        UserId locked,
        UserId inactive,
        Listed persons,
        ApiKeyId apiKey,
        Waiting waiting,
        Licensed licensed) {

    /** A user who has a seat, and one of the same type who has none. */
    record Licensed(UserId seated, UserId unseated) {

        /** Where the profile has the pool. */
        static Licensed in(Office office) {
            UserId seated = office.join("seated-" + UUID.randomUUID()).user();
            UserId unseated = office.join("unseated-" + UUID.randomUUID()).user();
            if (office.support()
                    .permissions()
                    .changeType(seated, Things.LICENSED)
                    .refusal()
                    .isEmpty()) {
                office.support()
                        .permissions()
                        .changeType(unseated, Things.LICENSED)
                        .orThrow();
                office.support().seats().add(Things.POOL, 4).orThrow();
            }
            return new Licensed(seated, unseated);
        }
    }

    /** A deactivated user whose deactivation support has still to verify, who is not the only one. */
    record Waiting(UserId user, DeactivationRequestId request) {

        /** A user without a request in the place of one with a request. */
        static Waiting nobody(UserId user) {
            return new Waiting(user, new DeactivationRequestId(user.uuid()));
        }

        static Waiting in(Office office, Roster roster) {
            UserId user = office.join("waiting-" + UUID.randomUUID()).user();
            UserId other = office.join("waiting-too-" + UUID.randomUUID()).user();
            OrganizationPolicies policies = roster.operations().policies(office.organization());
            EffectivePolicies before = policies.get().orThrow();
            long version = policies.override(
                            before.version(),
                            before.overrides().deactivationVerification(DeactivationVerification.AFTER))
                    .orThrow()
                    .version();
            office.desk().users().deactivate(user).orThrow();
            office.desk().users().deactivate(other).orThrow();
            policies.override(version, before.overrides()).orThrow();
            UserDetails details = office.desk().users().get(user).orThrow();
            return new Waiting(user, details.status().openRequest().orElseThrow());
        }
    }

    /** People of the directory without a user. */
    record Listed(UserId listed, UserId retired) {}

    UserId listed() {
        return persons.listed();
    }

    UserId retired() {
        return persons.retired();
    }

    /** New ones in that office, with somebody else in each state. */
    static People of(Office office) {
        UserId locked = locked(office, "locked");
        locked(office, "locked-too");
        UserId inactive = office.join("inactive", OFFICE_ADMINISTRATOR).user();
        office.desk().users().deactivate(inactive).orThrow();
        UserId retired = listed(office, "Ria");
        office.desk().directory().deactivate(retired).orThrow();
        Listed persons = new Listed(listed(office, "Lea"), retired);
        People people = new People(
                office.join("active").user(),
                locked,
                inactive,
                persons,
                apiKey(office, "Directory"),
                Waiting.nobody(locked),
                Licensed.in(office));
        office.desk().externalIds().assign(people.active(), people.externalId()).orThrow();
        apiKey(office, "Reports");
        composed(office);
        withModules(office, office.session().user());
        office.desk().permissions().grant(locked, Things.SINGLE).orThrow();
        office.desk().permissions().deny(locked, Things.SINGLE).orThrow();
        return people;
    }

    /** Where the profile lets it. */
    private static void composed(Office office) {
        assertThat(office.desk().customRoles().compose(Things.CUSTOM).refusal())
                .satisfiesAnyOf(
                        refusal -> assertThat(refusal).isEmpty(),
                        refusal -> assertThat(refusal.orElseThrow().reason()).isEqualTo(CustomRoleReason.OFF));
    }

    /** Where the profile has them. */
    private static void withModules(Office office, UserId user) {
        Set<ProductModule> modules = Set.of(Things.MODULE, Things.HELD_MODULE);
        Outcome<?> on = office.desk().modules().switchOn(office.founded().practice(), modules);
        if (on.refusal().isEmpty()) {
            office.desk().modules().add(user, Set.of(Things.HELD_MODULE)).orThrow();
        } else {
            assertThat(on.refusal().orElseThrow().reason()).isIn(ModuleReason.UNKNOWN, AccessReason.NOT_PERMITTED);
        }
    }

    /** The id that the host keeps for the active one. */
    String externalId() {
        return "HR-" + active;
    }

    /** One user in the place of all. */
    static People all(UserId user) {
        return new People(
                user,
                user,
                user,
                new Listed(user, user),
                new ApiKeyId(user.uuid()),
                Waiting.nobody(user),
                new Licensed(user, user));
    }

    /** The same with a deactivation that waits for support. */
    People with(Waiting other) {
        return new People(active, locked, inactive, persons, apiKey, other, licensed);
    }

    private static UserId listed(Office office, String name) {
        return office.desk()
                .directory()
                .add(PersonDraft.of(name, STAFF))
                .orThrow()
                .person();
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

package io.rosterkit.acceptance.permission;

import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OWNER;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TypeRule;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.user.Title;
import io.rosterkit.permission.Permissions;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserImport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A portal of professionals and guests, as product P is one: professionals do everything, guests read, reply and write
 * to professionals. The owner may give all of it; a clerk gives permissions and has nothing else.
 */
record Portal(Kit kit, Office office) {

    static final UserType PROFESSIONAL = new UserType("professional");
    static final Role CLERK = new Role("clerk");
    static final Permission REPLY = new Permission("reply");
    static final Permission CREATE = new Permission("create-message");
    static final Permission LARGE_FILES = new Permission("share-large-files");
    static final Permission SIGNATURE = new Permission("request-signature");
    static final Permission RECALL = new Permission("recall");
    static final List<Permission> OF_HOST = List.of(REPLY, CREATE, LARGE_FILES, SIGNATURE, RECALL);
    static final Title MD = new Title("md");
    static final Title RN = new Title("rn");
    static final Trait PRESCRIBER = Trait.of("prescriber");
    static final Trait EMPLOYEE = Trait.of("employee");

    static Profile.Builder profile() {
        Set<Permission> all = new HashSet<>(Permission.ofLibrary());
        all.addAll(OF_HOST);
        Profile.Builder profile = StandardProfile.builder("Portal");
        OF_HOST.forEach(profile::permission);
        return profile.role(OWNER, new RoleRule(all, Set.of(OWNER)))
                .role(CLERK, new RoleRule(Set.of(Permission.GRANT_PERMISSIONS), Set.of(OWNER)))
                .type(PROFESSIONAL, TypeRule.allowing(INVITE, REPLY, CREATE, LARGE_FILES, SIGNATURE, RECALL))
                .type(
                        GUEST,
                        TypeRule.allowing(REPLY, LARGE_FILES)
                                .never(INVITE, SIGNATURE, RECALL, UNLOCK_USERS)
                                .mayWriteTo(PROFESSIONAL))
                .singlePermissions(REPLY, CREATE, LARGE_FILES, RECALL, INVITE, UNLOCK_USERS)
                .trait(EMPLOYEE, Set.of(PROFESSIONAL, StandardProfile.STAFF))
                .traitByTitle(PRESCRIBER, MD)
                .titles(RN);
    }

    static Portal open(Storage storage, MovableClock clock) {
        return open(storage, clock, profile -> profile);
    }

    static Portal open(Storage storage, MovableClock clock, UnaryOperator<Profile.Builder> change) {
        Kit kit = Kit.of(storage, clock, change.apply(profile()).build());
        return new Portal(kit, kit.offices().open());
    }

    Roster roster() {
        return kit.roster();
    }

    /** The permissions for the owner. */
    Permissions owner() {
        return ownerDesk().permissions();
    }

    Desk ownerDesk() {
        return office.desk();
    }

    UserId user(String name, UserType type, Role... roles) {
        return roster().operations()
                .importUser(
                        office.organization(),
                        UserImport.of(address(name), type).verified().withRoles(roles))
                .orThrow()
                .user();
    }

    Desk desk(UserId user) {
        return roster().as(session(user));
    }

    Session session(UserId user) {
        return roster().operations()
                .signInExternally(office.organization(), user)
                .orThrow()
                .session();
    }

    static String address(String name) {
        return name + "@weiss.example";
    }

    static Reason reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}

package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.UserType;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Who may ask for an operation: one of each kind is made in an office. */
enum ActorKind {
    OWNER_OF_IT("owner") {
        @Override
        Actor in(Place place) {
            return place.member(OWNER);
        }
    },
    ADMINISTRATOR("office-administrator") {
        @Override
        Actor in(Place place) {
            return place.member(OFFICE_ADMINISTRATOR);
        }
    },
    ADMINISTRATOR_THERE("office-administrator at the practice") {
        @Override
        Actor in(Place place) {
            return place.administratorOf(place.office().founded().practice());
        }
    },
    ADMINISTRATOR_ELSEWHERE("office-administrator at another practice") {
        @Override
        Actor in(Place place) {
            return place.administratorOf(place.office()
                    .desk()
                    .practices()
                    .open("Elsewhere")
                    .orThrow()
                    .practice());
        }
    },
    STAFF_WITHOUT_ROLE("staff") {
        @Override
        Actor in(Place place) {
            return place.member();
        }
    },
    GUEST_WITHOUT_ROLE("guest") {
        @Override
        Actor in(Place place) {
            return place.signedIn(place.user(GUEST));
        }
    },
    DEACTIVATED("deactivated owner") {
        @Override
        Actor in(Place place) {
            Actor.Member gone = place.member(OWNER);
            place.office().desk().users().deactivate(gone.session().user()).orThrow();
            return gone;
        }
    },
    LOCKED("locked owner") {
        @Override
        Actor in(Place place) {
            Actor.Member locked = place.member(OWNER);
            place.office().desk().users().lock(locked.session().user()).orThrow();
            return locked;
        }
    },
    ROLE_ENDED("owner whose role has ended") {
        @Override
        Actor in(Place place) {
            UserId user = place.user(STAFF);
            ValidityDraft soon =
                    ValidityDraft.always().until(place.clock().instant().plusSeconds(1));
            place.office().desk().assignments().grantRole(user, OWNER, soon).orThrow();
            Actor.Member member = place.signedIn(user);
            place.clock().move(Duration.ofSeconds(1));
            return member;
        }
    },
    SESSION_ENDED("owner whose session has ended") {
        @Override
        Actor in(Place place) {
            Actor.Member owner = place.member(OWNER);
            place.office().desk().users().endSessions(owner.session().user()).orThrow();
            return owner;
        }
    },
    OWNER_OF_ANOTHER("owner of another organization") {
        @Override
        Actor in(Place place) {
            Session foreign = place.kit().offices().open().session();
            return new Actor.Member(new Session(place.office().organization(), foreign.user(), foreign.id()));
        }
    },
    NOBODY("nobody") {
        @Override
        Actor in(Place place) {
            return new Actor.Member(new Session(
                    place.office().organization(), new UserId(UUID.randomUUID()), new SessionId(UUID.randomUUID())));
        }
    },
    SUPPORT_WITH_RIGHT("support with the right") {
        @Override
        Actor in(Place place) {
            return place.support(Set.of(place.permission()));
        }
    },
    SUPPORT_WITHOUT_RIGHT("support without the right") {
        @Override
        Actor in(Place place) {
            return place.support(place.others());
        }
    },
    PROGRAM_WITH_PERMISSION("program with the permission") {
        @Override
        Actor in(Place place) {
            return place.program(Set.of(place.permission()));
        }
    },
    PROGRAM_WITHOUT_PERMISSION("program without the permission") {
        @Override
        Actor in(Place place) {
            return place.program(place.others());
        }
    },
    JOB("job") {
        @Override
        Actor in(Place place) {
            return new Actor.Job(place.office().organization(), "nightly");
        }
    };

    private final String title;

    ActorKind(String title) {
        this.title = title;
    }

    /** The heading of its column. */
    String title() {
        return title;
    }

    /** One of this kind, who is new in the office. */
    abstract Actor in(Place place);

    /** The office where the actor is to act, and the permission that the operation needs. */
    record Place(Kit kit, MovableClock clock, Office office, Permission permission) {

        /** With a password, which some operations ask for. */
        Actor.Member member(Role... roles) {
            return new Actor.Member(office.join(UUID.randomUUID().toString(), roles));
        }

        Actor.Member administratorOf(PracticeId practice) {
            UserId user = user(STAFF);
            office.desk()
                    .assignments()
                    .assign(user, practice, ValidityDraft.always())
                    .orThrow();
            office.desk()
                    .assignments()
                    .grantRole(user, OFFICE_ADMINISTRATOR, practice, ValidityDraft.always())
                    .orThrow();
            return signedIn(user);
        }

        Set<Permission> others() {
            Set<Permission> others = new TreeSet<>(Permission.ofLibrary());
            others.remove(permission);
            return others;
        }

        /** No key can have a permission of support: then it has all others. */
        Actor.Program program(Set<Permission> permissions) {
            ApiKeyDraft draft = ApiKeyDraft.of("Directory", permission.isOfSupport() ? others() : permissions);
            return new Actor.Program(
                    office.organization(),
                    office.desk()
                            .apiKeys()
                            .create(draft, Offices.PASSWORD)
                            .orThrow()
                            .key());
        }

        Actor.Support support(Set<Permission> rights) {
            return new Actor.Support(office.organization(), "kim", rights, "4711");
        }

        Actor.Member signedIn(UserId user) {
            return new Actor.Member(kit.roster()
                    .operations()
                    .signInExternally(office.organization(), user)
                    .orThrow()
                    .session());
        }

        UserId user(UserType type) {
            return kit.roster()
                    .operations()
                    .importUser(
                            office.organization(),
                            UserImport.of(UUID.randomUUID() + "@weiss.example", type)
                                    .verified())
                    .orThrow()
                    .user();
        }
    }
}

package io.rosterkit.testkit;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.StandardProfile;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.organization.Founded;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.user.Adoption;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Organizations with somebody in them, ready to act in. */
public final class Offices {

    /** What everybody in an office signs in with. */
    public static final String PASSWORD = "roses grow by the window";

    private final Roster roster;
    private final Clock clock;
    private final AtomicInteger count = new AtomicInteger();

    Offices(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /** An organization with an owner. */
    public Office open() {
        return open("Office " + count.incrementAndGet());
    }

    /** An organization of that name with an owner. */
    public Office open(String name) {
        String host = "office" + count.incrementAndGet() + ".example";
        Founded founded = roster.operations().open(name, "founder@" + host).orThrow();
        SignedIn owner = join(roster, founded.organization(), "owner@" + host, StandardProfile.OWNER);
        return new Office(roster, clock, founded, host, owner);
    }

    private static SignedIn join(Roster roster, OrganizationId organization, String address, Role... roles) {
        Adoption adoption = Adoption.of(address, StandardProfile.STAFF)
                .verified()
                .withPassword(CountingHasher.create().hash(PASSWORD))
                .withRoles(roles);
        UserId user =
                roster.operations().adopt(organization, adoption).orThrow().user();
        return roster.operations().vouch(organization, user).orThrow();
    }

    /** One organization, seen from the desk of one of its users. */
    public static final class Office {

        private final Roster roster;
        private final Founded founded;
        private final Clock clock;
        private final String host;
        private volatile SignedIn owner;

        private Office(Roster roster, Clock clock, Founded founded, String host, SignedIn owner) {
            this.roster = roster;
            this.clock = clock;
            this.founded = founded;
            this.host = host;
            this.owner = owner;
        }

        /** The organization as it was opened. */
        public Founded founded() {
            return founded;
        }

        /** The organization. */
        public OrganizationId organization() {
            return founded.organization();
        }

        /** The session of the owner; another one when the clock has passed the end of the last. */
        public Session session() {
            if (!clock.instant().isBefore(owner.until())) {
                owner = roster.operations()
                        .vouch(founded.organization(), owner.session().user())
                        .orThrow();
            }
            return owner.session();
        }

        /** The owner's desk. */
        public Desk desk() {
            return roster.as(session());
        }

        /** The owner's desk, for one act under a request id. */
        public Desk once(String requestId) {
            return desk().once(requestId);
        }

        /** A further user with these roles, who is signed in. */
        public Session join(String name, Role... roles) {
            String address = name.toLowerCase(Locale.ROOT) + "@" + host;
            return Offices.join(roster, founded.organization(), address, roles).session();
        }
    }
}

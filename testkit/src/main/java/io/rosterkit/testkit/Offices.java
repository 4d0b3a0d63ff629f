package io.rosterkit.testkit;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.apikey.ApiKeyReceipt;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.user.UserImport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens organizations with an owner who is signed in. Opening one leaves no mail in the outbox and no open invitation,
 * and uses up no fault that the test ordered: a fault hits what the test itself does next.
 */
public final class Offices {

    /** The password of every user of an office. */
    public static final String PASSWORD = "roses grow by the window";

    private final Roster roster;
    private final Faults faults;
    private final Clock clock;
    private final AtomicInteger count = new AtomicInteger();

    Offices(Roster roster, Faults faults, Clock clock) {
        this.roster = roster;
        this.faults = faults;
        this.clock = clock;
    }

    /** An organization with an owner. */
    public Office open() {
        return open("Office " + count.incrementAndGet());
    }

    /** An organization of that name with an owner. */
    public Office open(String name) {
        Arguments.required("name", name);
        String host = "office" + count.incrementAndGet() + ".example";
        return faults.quietly(() -> {
            OpeningReceipt founded =
                    roster.operations().open(name, "founder@" + host).orThrow();
            roster.operations().dispatch(1);
            roster.as(new Actor.Job(founded.organization(), "test kit"))
                    .invitations()
                    .withdraw(founded.invitation())
                    .orThrow();
            SignedIn owner = join(founded.organization(), "owner@" + host, StandardProfile.OWNER);
            return new Office(this, founded, host, owner);
        });
    }

    private SignedIn join(OrganizationId organization, String address, Role... roles) {
        UserImport userImport = UserImport.of(address, StandardProfile.STAFF)
                .verified()
                .withPasswordHash(CountingHasher.create().hash(PASSWORD).text())
                .withRoles(roles);
        UserId user = roster.operations()
                .importUser(organization, userImport)
                .orThrow()
                .user();
        return roster.operations().signInExternally(organization, user).orThrow();
    }

    /** One organization, seen from the desk of one of its users. */
    public static final class Office {

        private final Offices all;
        private final OpeningReceipt founded;
        private final String host;
        private volatile SignedIn owner;

        private Office(Offices all, OpeningReceipt founded, String host, SignedIn owner) {
            this.all = all;
            this.founded = founded;
            this.host = host;
            this.owner = owner;
        }

        /** The organization as it was opened. Its first invitation is withdrawn. */
        public OpeningReceipt founded() {
            return founded;
        }

        /** The organization. */
        public OrganizationId organization() {
            return founded.organization();
        }

        /** The session of the owner; another one when the clock has passed the end of the last. */
        public Session session() {
            if (!all.clock.instant().isBefore(owner.expiresAt())) {
                owner = all.roster
                        .operations()
                        .signInExternally(
                                founded.organization(), owner.session().user())
                        .orThrow();
            }
            return owner.session();
        }

        /** The owner's desk. */
        public Desk desk() {
            return all.roster.as(session());
        }

        /** The owner's desk, for one act under a request id. */
        public Desk once(String requestId) {
            Arguments.required("requestId", requestId);
            return desk().once(requestId);
        }

        /**
         * A desk of support staff, who may do everything that support may. It works where the owner's does not: when
         * the owner is locked, and for the journal of a closed organization.
         */
        public Desk support() {
            Set<Permission> rights = new HashSet<>(Permission.ofLibrary());
            rights.addAll(Permission.ofSupport());
            return all.roster.as(new Actor.Support(organization(), "support", rights, "test kit"));
        }

        /**
         * A desk of a program with an API key of the owner, which has these permissions and works for a year. Making
         * the key is an entry in the journal.
         */
        public Desk program(Permission... permissions) {
            Arguments.required("permissions", permissions);
            ApiKeyDraft draft = ApiKeyDraft.of("Program", Set.of(permissions));
            ApiKeyReceipt made = desk().apiKeys().create(draft, PASSWORD).orThrow();
            return all.roster.as(new Actor.Program(organization(), made.key()));
        }

        /**
         * The code word of the first practice, which a new user types to register. The owner asks for it: each call is
         * an entry in the journal.
         */
        public String codeWord() {
            return desk().practices()
                    .showCodeWord(founded.practice())
                    .orThrow()
                    .word()
                    .orElseThrow()
                    .reveal();
        }

        /**
         * All entries of one act, such as {@code user.lock}, the newest first; attempts that were refused are among
         * them. Reading them leaves no entry.
         */
        public List<JournalRecord> journal(String act) {
            Arguments.required("act", act);
            JournalQuery.Filter filter = new JournalQuery.Filter(
                    Optional.empty(), Optional.empty(), Optional.of(act), Optional.empty(), Optional.empty());
            List<JournalRecord> entries = new ArrayList<>();
            Optional<PageRequest> wanted = Optional.of(PageRequest.first(PageRequest.MAX_LIMIT));
            while (wanted.isPresent()) {
                PageRequest request = wanted.get();
                Page<JournalRecord> page = support()
                        .journal()
                        .read(filter, JournalQuery.Order.NEWEST_FIRST, request)
                        .orThrow();
                entries.addAll(page.items());
                wanted = page.next().map(request::after);
            }
            return List.copyOf(entries);
        }

        /** A further user with these roles, who is signed in. */
        public Session join(String name, Role... roles) {
            Arguments.required("name", name, "roles", roles);
            String address = name.toLowerCase(Locale.ROOT) + "@" + host;
            return all.faults
                    .quietly(() -> all.join(founded.organization(), address, roles))
                    .session();
        }
    }
}

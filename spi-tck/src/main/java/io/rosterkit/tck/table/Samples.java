package io.rosterkit.tck.table;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.billing.BillingProfile;
import io.rosterkit.model.billing.PostalAddress;
import io.rosterkit.model.billing.stored.OrganizationBilling;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.organization.TermsVersion;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.DeactivationRequestStatus;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.Announcement.What;
import io.rosterkit.model.user.stored.DeactivationRequest;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.TermsAcceptance;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.model.user.stored.UserAttribute;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.billing.OrganizationBillingTable;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.lifecycle.DeactivationRequestTable;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatPoolTable;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.user.TermsAcceptanceTable;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserAttributeTable;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserPracticeTable;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Programs;
import io.rosterkit.tck.given.Seats;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One row of each table. */
public final class Samples {

    private Samples() {}

    /** A row with its table. */
    public record Sample<R>(Table<R> table, R row) {

        /** What writes it. */
        public RowChange<R> insert() {
            return table.insert(row);
        }

        /** The row with another value in one column; see {@link Variation#of}. */
        public Optional<Sample<R>> with(Column<R, ?> column, Optional<?> value) {
            return Variation.of(table, row, column, value).map(made -> new Sample<>(table, made));
        }
    }

    /** One row of each table. */
    public static List<Sample<?>> of(Given given) {
        User user =
                Seats.seated(locked(given.user("anna@weiss.example", UserStatus.ACTIVE)), new SeatId(new UUID(4, 14)));
        return Stream.of(
                        ofOrganization(given),
                        ofPeople(given, user),
                        ofModules(given, user),
                        ofSeats(given, user),
                        ofWork(given, user),
                        ofAccount(given, user))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample<?>> ofOrganization(Given given) {
        return List.of(
                new Sample<>(OrganizationTable.ORGANIZATIONS, given.organization()),
                new Sample<>(
                        GovernanceTable.GOVERNANCE, Governance.none(given.id()).next()),
                new Sample<>(PracticeTable.PRACTICES, given.practice(Given.NOW)),
                new Sample<>(OrganizationBillingTable.BILLING_PROFILES, billing(given)));
    }

    private static OrganizationBilling billing(Given given) {
        PostalAddress address = new PostalAddress(
                List.of("Lange Gasse 7", "Stiege 2", "c/o Weiß"),
                Optional.of("1080"),
                "Wien",
                Optional.of("Wien"),
                "DE");
        BillingProfile profile = new BillingProfile(
                "Praxis Dr. Weiß",
                address,
                Optional.of("ATU12345678"),
                Optional.of("PO-7"),
                Optional.of(new EmailAddress("Buero@weiss.example", "buero@weiss.example")));
        return new OrganizationBilling(given.id(), profile, Given.NOW, 1);
    }

    private static List<Sample<?>> ofPeople(Given given, User user) {
        return List.of(
                new Sample<>(UserTable.USERS, user),
                new Sample<>(UserRoleTable.USER_ROLES, new UserRole(given.id(), user.id(), grant(given, user))),
                new Sample<>(
                        UserPermissionTable.USER_PERMISSIONS,
                        new UserPermission(
                                given.id(),
                                user.id(),
                                SinglePermission.denied(new Permission("recall"), Optional.of(user.id())))),
                new Sample<>(
                        UserPracticeTable.USER_PRACTICES,
                        new UserPractice(given.id(), user.id(), assignment(given, user))),
                new Sample<>(AnnouncementTable.ANNOUNCEMENTS, announcement(given, user)),
                new Sample<>(UserActivityTable.USER_ACTIVITIES, UserActivity.first(given.id(), user.id(), Given.NOW)),
                new Sample<>(
                        UserAttributeTable.USER_ATTRIBUTES,
                        new UserAttribute(given.id(), user.id(), "cost-center", "4711")),
                new Sample<>(
                        TermsAcceptanceTable.TERMS_ACCEPTANCES,
                        new TermsAcceptance(given.id(), user.id(), new TermsVersion("2026-03"), Given.NOW)),
                new Sample<>(DeactivationRequestTable.DEACTIVATION_REQUESTS, request(given, user)),
                new Sample<>(ApiKeyTable.API_KEYS, Programs.key(given, user)));
    }

    private static List<Sample<?>> ofModules(Given given, User user) {
        return List.of(
                new Sample<>(
                        PracticeModuleTable.PRACTICE_MODULES,
                        new PracticeModule(
                                given.id(),
                                given.practice().id(),
                                new ProductModule("scheduling"),
                                Optional.of(new UserId(new UUID(4, 13))),
                                Given.NOW)),
                new Sample<>(
                        UserModuleTable.USER_MODULES,
                        new UserModule(
                                given.id(),
                                user.id(),
                                new GivenModule(new ProductModule("scheduling"), Optional.of(user.id()), Given.NOW))));
    }

    private static List<Sample<?>> ofSeats(Given given, User user) {
        Seats seats = Seats.of(given);
        Seat held =
                Seat.held(given.id(), new SeatId(new UUID(4, 14)), Seats.CODES, user.id(), new UserId(new UUID(4, 15)));
        Seat seat = held.moved(SeatMove.ASSIGN, held.holder());
        return List.of(
                new Sample<>(SeatPoolTable.SEAT_POOLS, seats.pool(Seats.CODES, 5)),
                new Sample<>(SeatTable.SEATS, seat),
                new Sample<>(SeatEntryTable.SEAT_ENTRIES, seats.assigned(seat, Given.NOW)));
    }

    private static List<Sample<?>> ofWork(Given given, User user) {
        return List.of(
                new Sample<>(InvitationTable.INVITATIONS, given.invitation("ben@weiss.example")),
                new Sample<>(OutboxTable.OUTBOX, OutboxMessage.queued(given.message(Lane.NOTICE, Given.NOW))),
                new Sample<>(
                        JournalTable.JOURNAL, given.entry(Subject.changed(Subject.Kind.USER, user.id(), 1), Given.NOW)),
                new Sample<>(RequestTable.REQUESTS, given.request("request", Given.NOW)));
    }

    private static List<Sample<?>> ofAccount(Given given, User user) {
        Accounts accounts = Accounts.of(given);
        Counter.Key key = Counter.Key.ofUnknownClients(user.id().uuid(), Proof.PASSWORD);
        return List.of(
                new Sample<>(CounterTable.COUNTERS, accounts.counter(key)),
                new Sample<>(CredentialTable.CREDENTIALS, accounts.credential(user.id())),
                new Sample<>(SessionTable.SESSIONS, accounts.session(user)),
                new Sample<>(DeviceTable.DEVICES, accounts.device(user)),
                new Sample<>(
                        ChallengeTable.CHALLENGES,
                        accounts.challenge(user.id().uuid())
                                .redirected(user.contact().address())),
                new Sample<>(ConfirmationTable.CONFIRMATIONS, pending(accounts, user)));
    }

    private static RoleGrant grant(Given given, User by) {
        return new RoleGrant(
                new Role("clinician"), Optional.of(given.practice().id()), validity(), Optional.of(by.id()));
    }

    private static PracticeAssignment assignment(Given given, User by) {
        return new PracticeAssignment(given.practice().id(), validity(), Optional.of(by.id()));
    }

    private static Announcement announcement(Given given, User user) {
        What what =
                What.role(new Role("clinician"), Optional.of(given.practice().id()));
        return Announcement.ofEnd(given.id(), user.id(), what, Given.NOW.plusNanos(1_000));
    }

    private static DeactivationRequest request(Given given, User user) {
        return new DeactivationRequest(
                given.id(),
                new DeactivationRequestId(new UUID(4, 11)),
                user.id(),
                new DeactivationRequest.Asked(DeactivationVerification.AFTER, true, Optional.of(user.id()), Given.NOW),
                new DeactivationRequest.Held(
                        Set.of(grant(given, user), RoleGrant.of(new Role("clinician"), Optional.empty())),
                        Set.of(
                                SinglePermission.granted(new Permission("recall"), Optional.empty()),
                                SinglePermission.denied(new Permission("recall"), Optional.of(user.id()))),
                        Set.of(
                                assignment(given, user),
                                PracticeAssignment.of(new PracticeId(new UUID(4, 12)), Optional.empty())),
                        modules(user),
                        Optional.of(Listing.UNLISTED)),
                DeactivationRequestStatus.OPEN,
                1);
    }

    private static UserModules modules(User by) {
        return new UserModules(
                Set.of(
                        new GivenModule(new ProductModule("scheduling"), Optional.of(by.id()), Given.NOW),
                        new GivenModule(new ProductModule("billing"), Optional.empty(), Given.NOW.plusNanos(1_000))),
                Set.of(),
                Optional.of(Given.NOW.minusSeconds(1)));
    }

    private static Validity validity() {
        return new Validity(Optional.of(Given.NOW), Optional.of(Given.NOW.plusSeconds(900)));
    }

    private static User locked(User row) {
        Lock lock = new Lock(Lock.Kind.ATTEMPTS, Given.NOW, Optional.of(Given.NOW.plusSeconds(900)));
        return row.withOrigin(row.origin().reactivated(Given.NOW))
                .withContact(
                        row.contact()
                                .withLanguage(Optional.of(new LanguageTag("de-AT")))
                                .withExternalId(Optional.of(new ExternalId("HR-1"))),
                        row.security(),
                        row.revision())
                .withStatus(
                        row.status()
                                .with(Optional.of(lock))
                                .with(row.status().classification().titled(Optional.of(new Title("md"))))
                                .with(new UserModules(Set.of(), Set.of(), Optional.of(Given.NOW)))
                                .limited(validity()),
                        row.security().waitingFor(Optional.of(new DeactivationRequestId(new UUID(4, 11)))),
                        row.revision());
    }

    private static Confirmation pending(Accounts accounts, User user) {
        Confirmation row = accounts.confirmation(user.id(), Confirmation.Purpose.NEW_ADDRESS);
        return new Confirmation(
                row.organization(),
                row.user(),
                row.purpose(),
                row.progress(),
                row.link(),
                Optional.of(new Confirmation.Pending(1, SampleValues.bytes(100))),
                row.version());
    }
}

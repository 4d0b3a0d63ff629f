package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.wire.CountingSockets;
import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.tck.given.Given;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A question takes one trip to PostgreSQL, however often its connection has asked it. With an untyped null among the
 * values, the driver needs two trips from the sixth time on, because it asks the server for the types first.
 */
@Tag("server")
class TripsTest {

    private static final int TIMES = 20;
    private static final Slice SLICE = new Slice(10, Optional.empty());

    private final String count = UUID.randomUUID().toString();
    private final AtomicInteger trips = CountingSockets.trips(count);
    private final Decision decision = Decision.in(Given.organization(1));
    private final OrganizationId organization = decision.given().id();
    private final Member member = Member.in(organization, 1, Given.NOW);
    private final List<Viewer> viewers = List.of(Viewer.of(organization), member.viewer());
    private Connection connection;
    private Storage storage;

    @BeforeEach
    void open() throws SQLException {
        connection = TestDatabase.with(TestDatabase.POSTGRESQL.installed(), CountingSockets.options(count))
                .getConnection();
        storage = JdbcStorage.on(SingleConnection.lending(connection));
        storage.apply(decision.given().opened());
        storage.apply(member.changes());
        storage.apply(decision.changes());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aViewerWithOrWithoutASession() {
        UserStore users = storage.port(UserStore.class);
        InvitationStore invitations = storage.port(InvitationStore.class);
        InvitationQuery sent = new InvitationQuery(Set.of(), InvitationQuery.Order.NEWEST_FIRST, Given.NOW, SLICE);
        JournalQuery journal = new JournalQuery(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, SLICE);
        UserQuery all = new UserQuery(UserQuery.Filter.lockedAt(Given.NOW), UserQuery.Order.ADDRESS, SLICE);

        for (Viewer viewer : viewers) {
            takesOneTrip(() -> users.access(viewer));
            takesOneTrip(() -> users.find(viewer, member.user().id()));
            takesOneTrip(() -> users.shown(viewer, new UserKey.ByAddress("ben@weiss.example")));
            takesOneTrip(() -> users.page(viewer, all));
            takesOneTrip(() -> users.directory(viewer, PeopleQuery.all(SLICE)));
            takesOneTrip(() -> invitations.find(viewer, decision.invitation().id()));
            takesOneTrip(() -> invitations.page(viewer, sent));
            takesOneTrip(() -> invitations.addressesInUse(viewer, List.of("ben@weiss.example")));
            takesOneTrip(() -> invitations.addressesInUse(viewer, List.of("a@x", "b@x", "c@x")));
            takesOneTrip(() -> storage.port(JournalStore.class).page(viewer, journal));
            takesOneTrip(() -> storage.port(OrganizationStore.class).practices(viewer, PracticeQuery.all(SLICE)));
            takesOneTrip(
                    () -> storage.port(OrganizationStore.class).practice(viewer, new PracticeId(organization.uuid())));
            takesOneTrip(() -> storage.port(SignInStore.class).own(viewer));
            takesOneTrip(() -> storage.port(SeatStore.class).counts(viewer));
            takesOneTrip(() -> storage.port(SeatStore.class).ledger(viewer, SLICE));
        }
    }

    @Test
    void anAttemptWithOrWithoutADevice() {
        SignInStore signIn = storage.port(SignInStore.class);
        UserId user = member.user().id();

        takesOneTrip(() -> signIn.facts(key(Optional.empty(), Optional.of(user))));
        takesOneTrip(() -> signIn.facts(key(Optional.of("ben@weiss.example"), Optional.empty())));
        takesOneTrip(() -> signIn.facts(new SignInStore.AccountKey(
                organization,
                Optional.empty(),
                Optional.of(user),
                Optional.of(member.device().id()),
                Proof.PASSWORD,
                user.uuid())));
        takesOneTrip(() -> signIn.session(organization, member.session().id()));
        takesOneTrip(() -> signIn.sessions(organization, user, Given.NOW, 10));
        takesOneTrip(() -> signIn.devices(organization, user));
    }

    private SignInStore.AccountKey key(Optional<String> addressKey, Optional<UserId> user) {
        return new SignInStore.AccountKey(
                organization, addressKey, user, Optional.empty(), Proof.PASSWORD, new UUID(1, 1));
    }

    @Test
    void whatIsAskedWithoutAViewer() {
        Invitation invitation = decision.invitation();
        UUID id = invitation.id().uuid();
        VerificationStore verification = storage.port(VerificationStore.class);
        UserId user = member.user().id();

        takesOneTrip(() -> storage.port(InvitationStore.class).linked(organization, invitation.id()));
        takesOneTrip(() -> storage.port(InvitationWork.class).overdue(Given.NOW, 10));
        takesOneTrip(() -> storage.port(UserWork.class).unannounced(ProfileName.STANDARD, Given.NOW, Given.NOW, 10));
        takesOneTrip(() -> storage.port(UserWork.class).overtaken(Given.NOW, 10));
        takesOneTrip(() -> storage.port(UserWork.class).inactive(ProfileName.STANDARD, Given.NOW, Given.NOW, 10));
        SeatStore seats = storage.port(SeatStore.class);
        FreeSeats free = new FreeSeats(Set.of(new SeatPoolName("a"), new SeatPoolName("b")), 1, 2);
        takesOneTrip(() -> seats.facts(organization, Set.of(user), free));
        takesOneTrip(() -> seats.facts(organization, Set.of(user, new UserId(id)), free));
        takesOneTrip(() -> seats.ended(Given.NOW, 10));
        takesOneTrip(() -> storage.port(OrganizationStore.class).find(organization));
        takesOneTrip(() -> storage.port(OrganizationStore.class).practices(organization));
        takesOneTrip(() -> storage.port(UserStore.class)
                .holders(
                        organization,
                        HolderQuery.of(Permission.UNLOCK_USERS, Set.of(new Role("clinician"))),
                        Given.NOW,
                        3));
        takesOneTrip(() -> storage.port(JournalStore.class).about(organization, id));
        takesOneTrip(() -> storage.port(JournalStore.class).salts(organization, Set.of()));
        takesOneTrip(() -> storage.port(JournalStore.class)
                .salts(organization, Set.of(new UserId(id), new UserId(new UUID(1, 2)))));
        takesOneTrip(() -> storage.port(CounterStore.class)
                .find(organization, List.of(Counter.Key.ofUnknownClients(id, Proof.CODE))));
        takesOneTrip(() -> storage.port(CounterStore.class).of(organization, id));
        takesOneTrip(() -> storage.port(RegistrationStore.class).facts(organization, invitation.id()));
        takesOneTrip(() -> storage.port(WaitingStore.class).waiting("ben@weiss.example", Given.NOW, 10));
        takesOneTrip(() -> storage.port(RequestStore.class).known(organization, List.of(new RequestId("r"))));
        takesOneTrip(() -> storage.port(MessageWork.class).failed(Optional.empty(), 10));
        takesOneTrip(() -> storage.port(MessageWork.class).backlog());
        takesOneTrip(() -> verification.challenge(organization, new ChallengeId(id)));
        takesOneTrip(() -> verification.latest(organization, Challenge.Purpose.REGISTRATION, id));
        takesOneTrip(() -> verification.confirmation(organization, user, Confirmation.Purpose.RECOVERY));
        takesOneTrip(storage::time);
    }

    private void takesOneTrip(Runnable question) {
        trips.set(0);
        for (int i = 0; i < TIMES; i++) {
            question.run();
        }
        assertThat(trips).hasValue(TIMES);
    }
}

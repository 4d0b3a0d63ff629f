package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.OrganizationId;
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
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Seats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many commands each operation sends. These numbers are budgets: one more is a change that has to be seen. */
class WireCountTest {

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY, new Budget(2, 10, 1, 5, 2));
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL, new Budget(1, 1, 1, 1, 1));
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB, new Budget(2, 10, 1, 6, 2));
        }
    }

    /**
     * The budgets that differ: the ground of one invitation, writing a decision of seven rows, any page, a claim, the
     * facts about seats of one pool.
     */
    private record Budget(int inUse, int write, int page, int claim, int facts) {}

    /** On one database. */
    abstract static class Cases {
        private static final Slice SLICE = new Slice(10, Optional.empty());

        private final TestDatabase database;
        private final Budget budget;
        private final Wire wire = new Wire();
        private final Decision decision = Decision.in(Given.organization(1));
        private final Viewer viewer = Viewer.of(decision.given().id());
        private Storage storage;

        Cases(TestDatabase database, Budget budget) {
            this.database = database;
            this.budget = budget;
        }

        @BeforeEach
        void open() {
            storage = JdbcStorage.on(new WireDataSource(database.installed(), wire));
            storage.apply(decision.given().opened());
            wire.reset();
        }

        @Test
        void writing() {
            assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
            assertThat(wire.commands()).hasSize(budget.write());
        }

        @Test
        void writingHundredsCostsNoMoreThanABatchForEachTableWhereThereAreTrips() {
            Invitation[] many = IntStream.range(0, 300)
                    .mapToObj(number -> decision.given().invitation("a" + number + "@weiss.example"))
                    .toArray(Invitation[]::new);
            assertThat(storage.apply(decision.given().inviting(many))).isEqualTo(new Applied.Done());
            assertThat(wire.commands().stream().filter(command -> command.startsWith("execute")))
                    .hasSizeBetween(4, database == TestDatabase.H2_IN_MEMORY ? 1200 : 5);
        }

        /** A batch for each thousand. */
        @Test
        void addingThousandsOfSeatsTakesFewBatchesWhereThereAreTrips() {
            Seats seats = Seats.of(decision.given());
            boolean hasTrips = database != TestDatabase.H2_IN_MEMORY;
            List<RowChange<Seat>> many = IntStream.range(0, hasTrips ? 10_000 : 1_000)
                    .mapToObj(number -> SeatTable.SEATS.insert(seats.free(Seats.CODES, number)))
                    .toList();
            assertThat(storage.apply(Changes.none(viewer.organization()).and(many)))
                    .isEqualTo(new Applied.Done());
            assertThat(wire.commands().stream().filter(command -> command.startsWith("execute")))
                    .hasSizeBetween(10, hasTrips ? 11 : 1_000);
        }

        @Test
        void seats() {
            SeatStore seats = storage.port(SeatStore.class);
            Member member = member();
            Set<UserId> people = people(40);

            costs(1, () -> seats.counts(viewer));
            costs(1, () -> seats.ledger(member.viewer(), SLICE));
            costs(1, () -> seats.ended(Given.NOW, 10));
            costs(budget.facts(), () -> seats.facts(viewer.organization(), people, free(Seats.CODES)));
        }

        private static FreeSeats free(SeatPoolName pool) {
            return new FreeSeats(Set.of(pool), 1, 40);
        }

        @Test
        void reading() {
            Invitation invitation = decision.invitation();
            storage.apply(decision.changes());
            InvitationStore invitations = storage.port(InvitationStore.class);
            InvitationQuery query = new InvitationQuery(Set.of(), InvitationQuery.Order.NEWEST_FIRST, Given.NOW, SLICE);
            JournalQuery journal = new JournalQuery(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, SLICE);

            costs(budget.inUse(), () -> invitations.addressesInUse(viewer, List.of("ben@weiss.example")));
            costs(budget.inUse(), () -> invitations.addressesInUse(viewer, List.of("a@x", "b@x", "c@x")));
            costs(budget.page(), () -> invitations.page(viewer, query));
            costs(1, () -> invitations.find(viewer, invitation.id()));
            costs(1, () -> invitations.linked(viewer.organization(), invitation.id()));
            costs(1, () -> storage.port(OrganizationStore.class).practices(viewer, PracticeQuery.all(SLICE)));
            costs(1, () -> storage.port(UserStore.class).shown(viewer, new UserKey.ByAddress("ben@weiss.example")));
            costs(1, () -> storage.port(JournalStore.class).page(viewer, journal));
            costs(1, () -> storage.port(JournalStore.class).salts(viewer.organization(), people(40)));
            costs(1, storage::time);
        }

        private static Set<UserId> people(int count) {
            return IntStream.range(0, count)
                    .mapToObj(number -> new UserId(new UUID(7, number)))
                    .collect(Collectors.toSet());
        }

        @Test
        void users() {
            Member member = member();
            UserStore users = storage.port(UserStore.class);
            UserQuery.Filter locked = UserQuery.Filter.lockedAt(Given.NOW);

            costs(1, () -> users.access(member.viewer()));
            costs(1, () -> users.find(member.viewer(), member.user().id()));
            costs(1, () -> users.page(member.viewer(), new UserQuery(locked, UserQuery.Order.ADDRESS, SLICE)));
            costs(1, () -> users.directory(member.viewer(), PeopleQuery.all(SLICE)));
            UserQuery.Filter annas = UserQuery.Filter.all().matching(SearchTerm.of("anna"));
            costs(1, () -> users.page(member.viewer(), new UserQuery(annas, UserQuery.Order.NAME, SLICE)));
            costs(1, () -> users.count(member.viewer(), annas, 10));
            costs(1, () -> users.count(member.viewer(), UserQuery.Filter.all(), 10));
            costs(
                    1,
                    () -> users.directory(
                            member.viewer(),
                            new PeopleQuery(SearchTerm.of("anna"), Set.of(), PeopleQuery.Order.NAME, SLICE)));
            costs(
                    1,
                    () -> users.holders(
                            viewer.organization(),
                            HolderQuery.of(Permission.UNLOCK_USERS, Set.of(new Role("clinician"))),
                            Given.NOW,
                            3));
        }

        @Test
        void gettingIn() {
            Member member = member();
            OrganizationId organization = viewer.organization();
            UserId user = member.user().id();
            Counter.Key key = member.counter().key();
            SignInStore.AccountKey account = new SignInStore.AccountKey(
                    organization,
                    Optional.of(member.user().contact().address().key()),
                    Optional.empty(),
                    Optional.of(member.device().id()),
                    Proof.PASSWORD,
                    user.uuid());
            SignInStore signIn = storage.port(SignInStore.class);
            CounterStore counters = storage.port(CounterStore.class);

            costs(1, () -> assertThat(signIn.facts(account).counters()).containsExactly(member.counter()));
            costs(1, () -> signIn.session(organization, member.session().id()));
            costs(1, () -> signIn.sessions(organization, user, Given.NOW, 10));
            costs(1, () -> signIn.devices(organization, user));
            costs(1, () -> assertThat(signIn.own(member.viewer()).value()).isPresent());
            costs(
                    1,
                    () -> assertThat(counters.find(
                                    organization,
                                    List.of(key, Counter.Key.ofUnknownClients(key.channel(), Proof.CODE))))
                            .containsExactly(member.counter()));
            costs(1, () -> counters.of(organization, user.uuid()));
        }

        @Test
        void registering() {
            storage.apply(decision.changes());
            Invitation invitation = decision.invitation();
            OrganizationId organization = viewer.organization();
            RegistrationStore registration = storage.port(RegistrationStore.class);
            WaitingStore waiting = storage.port(WaitingStore.class);
            VerificationStore verification = storage.port(VerificationStore.class);

            costs(
                    1,
                    () -> assertThat(registration.facts(organization, invitation.id()))
                            .isPresent());
            costs(
                    1,
                    () -> assertThat(waiting.waiting("ben@weiss.example", Given.NOW, 10))
                            .hasSize(1));
            costs(
                    1,
                    () -> verification.challenge(
                            organization, new ChallengeId(invitation.id().uuid())));
            costs(
                    1,
                    () -> verification.latest(
                            organization,
                            Challenge.Purpose.REGISTRATION,
                            invitation.id().uuid()));
            costs(
                    1,
                    () -> verification.confirmation(
                            organization, invitation.invitee().user(), Confirmation.Purpose.RECOVERY));
        }

        @Test
        void dispatching() {
            storage.apply(decision.changes());
            wire.reset();
            MessageWork work = storage.port(MessageWork.class);
            Claimed claimed = work.claim(ClaimRequest.any(Given.NOW, 1, Duration.ofMinutes(1)))
                    .get(0);
            assertThat(wire.commands()).hasSize(budget.claim());
            costs(1, () -> work.settle(claimed, new Settlement.Sent(Given.NOW)));
            costs(1, work::backlog);
        }

        private Member member() {
            Member member = Member.in(viewer.organization(), 1, Given.NOW);
            assertThat(storage.apply(member.changes())).isEqualTo(new Applied.Done());
            return member;
        }

        private void costs(int commands, Runnable call) {
            wire.reset();
            call.run();
            assertThat(wire.commands()).hasSize(commands);
        }
    }
}

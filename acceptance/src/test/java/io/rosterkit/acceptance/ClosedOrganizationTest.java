package io.rosterkit.acceptance;

import static io.rosterkit.model.access.AccessReason.ORGANIZATION_CLOSED;
import static io.rosterkit.model.access.AccessReason.ORGANIZATION_NOT_FOUND;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Operations;
import io.rosterkit.Roster;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RosterTest
@Tag("G3")
class ClosedOrganizationTest {

    private static final Refusal CLOSED = Refusal.of(ORGANIZATION_CLOSED);

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    @Tag("G4")
    void refusesItsOwnerEverything(Operation operation, Storage storage, MovableClock clock) {
        Kit kit = kit(storage, clock);
        Office office = closed(kit);
        Contents before = Contents.of(office.organization(), storage, clock);

        Outcome<?> outcome = operation.at(office.desk(), Things.firstOf(office));

        Contents after = Contents.of(office.organization(), storage, clock);
        assertThat(outcome.refusal()).contains(CLOSED);
        assertThat(after.invitations()).isEqualTo(before.invitations());
        assertThat(after.practices()).isEqualTo(before.practices());
        assertThat(after.journal()).hasSize(before.journal().size() + 1);
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    void refusesSupportEverythingButTheJournal(Operation operation, Storage storage, MovableClock clock) {
        Kit kit = kit(storage, clock);
        Office office = closed(kit);
        Actor kim = new Actor.Support(office.organization(), "kim", Permission.ofLibrary(), "4711");

        Outcome<?> outcome = operation.at(kit.roster().as(kim), Things.firstOf(office));

        assertThat(outcome.refusal().filter(CLOSED::equals).isPresent())
                .isEqualTo(!operation.permission().equals(Permission.READ_JOURNAL));
    }

    @Test
    @Tag("M4")
    void letsNobodyInByALink(Roster roster, Offices offices, Mailbox mail, Storage storage, MovableClock clock) {
        Office office = offices.open();
        office.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();
        String link = mail.to("ben@weiss.example").link();
        roster.operations().close(office.organization()).orThrow();
        Contents before = Contents.of(office.organization(), storage, clock);

        assertThat(roster.front(Someone.AT_HOME).look(link).refusal()).contains(CLOSED);
        assertThat(roster.front(Someone.AT_HOME).decline(link).refusal()).contains(CLOSED);

        assertThat(Contents.of(office.organization(), storage, clock).invitations())
                .isEqualTo(before.invitations());
    }

    @Test
    void takesNoMoreUsersAndIsNotClosedTwice(Roster roster, Offices offices) {
        OrganizationId closed = offices.open().organization();
        Operations operations = roster.operations();
        operations.close(closed).orThrow();

        assertThat(operations
                        .importUser(closed, UserImport.of("ben@weiss.example", STAFF))
                        .refusal())
                .contains(CLOSED);
        assertThat(operations.close(closed).refusal()).contains(CLOSED);
    }

    @Test
    void neverExistedWhenItsIdIsUnknown(Roster roster) {
        OrganizationId unknown = new OrganizationId(UUID.randomUUID());
        Operations operations = roster.operations();
        Refusal notFound = Refusal.of(ORGANIZATION_NOT_FOUND);

        assertThat(operations.close(unknown).refusal()).contains(notFound);
        assertThat(operations
                        .importUser(unknown, UserImport.of("ben@weiss.example", STAFF))
                        .refusal())
                .contains(notFound);
    }

    @Test
    void writesToNobodyAnyMore(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        mail.all();
        office.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();

        roster.operations().close(office.organization()).orThrow();

        assertThat(mail.to("ben@weiss.example").count()).isZero();
        assertThat(roster.operations().outbox().backlog().queued()).isZero();
    }

    @Test
    void changesNoMoreWhateverExpires(Roster roster, Offices offices, Storage storage, MovableClock clock) {
        Office office = offices.open();
        roster.operations().close(office.organization()).orThrow();
        clock.move(Duration.ofDays(8));
        Contents before = Contents.of(office.organization(), storage, clock);

        roster.operations().expire(100);

        assertThat(Contents.of(office.organization(), storage, clock)).isEqualTo(before);
    }

    @Test
    void leavesOtherOrganizationsAlone(Roster roster, Offices offices) {
        Office open = offices.open();
        Office closed = offices.open();
        Snapshot before = Snapshot.of(open.desk());

        roster.operations().close(closed.organization()).orThrow();

        assertThat(Snapshot.of(open.desk())).isEqualTo(before);
    }

    private static Office closed(Kit kit) {
        Office office = kit.offices().open();
        kit.mail().all();
        kit.roster().operations().close(office.organization()).orThrow();
        return office;
    }

    private static Kit kit(Storage storage, MovableClock clock) {
        return Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .practice(PracticePolicy.standard().ownCodeWord(true))
                        .build());
    }

    /** What is stored of an organization that shows nothing to anybody any more. */
    private record Contents(List<TrackedInvitation> invitations, List<Practice> practices, List<JournalEntry> journal) {

        static Contents of(OrganizationId organization, Storage storage, MovableClock clock) {
            Viewer viewer = Viewer.of(organization);
            Slice all = new Slice(1000, Optional.empty());
            return new Contents(
                    storage.port(InvitationStore.class)
                            .page(
                                    viewer,
                                    new InvitationQuery(
                                            Set.of(), InvitationQuery.Order.OLDEST_FIRST, clock.instant(), all))
                            .value(),
                    storage.port(OrganizationStore.class).practices(organization),
                    storage.port(JournalStore.class)
                            .page(
                                    viewer,
                                    new JournalQuery(JournalQuery.Filter.all(), JournalQuery.Order.OLDEST_FIRST, all))
                            .value());
        }
    }
}

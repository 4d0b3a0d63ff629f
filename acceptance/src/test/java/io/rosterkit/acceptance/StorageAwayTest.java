package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rosterkit.Operations;
import io.rosterkit.Roster;
import io.rosterkit.model.access.Session;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EveryStorage
@RosterTest
@Tag("G1")
class StorageAwayTest {

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    void isAFaultForEverybodyAtADeskAndLosesNothing(Operation operation, Storage storage, MovableClock clock) {
        Kit kit = Kit.of(storage, clock, Things.profile().build());
        Office office = kit.offices().open();
        Things things = operation.on(Things.plainOf(office), office, kit);
        Snapshot before = Snapshot.of(office.desk());

        kit.faults().storageAway(true);
        assertAway(() -> operation.at(operation.deskIn(office), things));
        kit.faults().storageAway(false);

        assertThat(Snapshot.of(office.desk())).isEqualTo(before);
        assertThat(operation.at(operation.deskIn(office), things).refusal()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    void isAFaultWhenARefusedAttemptCannotBeJournaled(Operation operation, Storage storage, MovableClock clock) {
        Kit kit = Kit.of(storage, clock, Things.profile().build());
        Office office = kit.offices().open();
        Session stranger = office.join("guest");
        Snapshot before = Snapshot.of(office.desk());

        kit.faults().nextWrite(Faults.Moment.BEFORE);
        assertAway(() -> operation.at(kit.roster().as(stranger), Things.firstOf(office)));

        assertThat(Snapshot.of(office.desk())).isEqualTo(before);
    }

    @Test
    void isAFaultAtTheFrontAndTheLinkWorksWhenItIsBack(Roster roster, Offices offices, Mailbox mail, Faults faults) {
        Office office = offices.open();
        office.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();
        String link = mail.to("ben@weiss.example").link();

        faults.storageAway(true);
        assertAway(() -> roster.front(Someone.AT_HOME).look(link));
        assertAway(() -> roster.front(Someone.AT_HOME).decline(link));
        faults.storageAway(false);

        assertThat(roster.front(Someone.AT_HOME).look(link).refusal()).isEmpty();
        assertThat(roster.front(Someone.AT_HOME).decline(link).refusal()).isEmpty();
    }

    @Test
    void isAFaultForTheHostAndEveryJobGoesOnWhenItIsBack(Roster roster, Offices offices, Mailbox mail, Faults faults) {
        Office office = offices.open();
        Someone.invitedTo(office);
        Operations operations = roster.operations();

        faults.storageAway(true);
        assertAway(() -> operations.open("Praxis", "anna@weiss.example"));
        assertAway(() -> operations.importUser(office.organization(), UserImport.of("ben@weiss.example", STAFF)));
        assertAway(() -> operations.signInExternally(
                office.organization(), office.session().user()));
        assertAway(() -> operations.close(office.organization()));
        assertAway(() -> operations.dispatch(10));
        assertAway(() -> operations.expire(10));
        assertAway(() -> operations.purge(10));
        assertAway(() -> operations.outbox().backlog());
        faults.storageAway(false);

        assertThat(mail.all()).hasSize(1);
        assertThat(operations.open("Praxis", "anna@weiss.example").refusal()).isEmpty();
        assertThat(operations
                        .importUser(office.organization(), UserImport.of("ben@weiss.example", STAFF))
                        .refusal())
                .isEmpty();
    }

    private static void assertAway(ThrowingCallable act) {
        assertThatExceptionOfType(StorageException.class).isThrownBy(act);
    }
}

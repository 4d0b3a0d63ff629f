package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Roster;
import io.rosterkit.house.OperationTable.Access;
import io.rosterkit.house.OperationTable.Caller;
import io.rosterkit.house.OperationTable.Row;
import io.rosterkit.model.access.Permission;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTableTest {

    /** What leads to operations and is none. */
    private static final Set<String> PASSAGES = Set.of(
            "Roster.front(Source)",
            "Roster.front(OrganizationId,Source)",
            "Roster.as(Session)",
            "Roster.as(Actor)",
            "Roster.as(Actor,Source)",
            "Roster.operations()",
            "Front.once(String)",
            "Desk.once(String)",
            "Desk.invitations()",
            "Desk.users()",
            "Desk.practices()",
            "Desk.journal()",
            "Operations.once(String)",
            "Operations.outbox()");

    private static final String HEADER = String.join(",", OperationTable.COLUMNS) + "\n";

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        Set<String> operations =
                new TreeSet<>(Doors.behind(Roster.class, PASSAGES).operations());
        assertThat(operations).hasSizeGreaterThan(25);
        List<String> rows =
                OperationTable.read().rows().stream().map(Row::toString).toList();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(operations)
                .filteredOn(each -> !rows.contains(each))
                .as("operations without a row")
                .isEmpty();
        assertThat(rows)
                .filteredOn(each -> !operations.contains(each))
                .as("rows without an operation")
                .isEmpty();
    }

    @Test
    void everyPassageExists() {
        assertThat(Doors.behind(Roster.class, PASSAGES).used()).isEqualTo(PASSAGES);
    }

    @Test
    void findsWhatLiesBehindPassagesAndNothingElse() {
        Doors doors = Doors.behind(
                PlantedEntrance.class,
                Set.of("OperationTableTest.PlantedEntrance.door()", "OperationTableTest.Gone.gone()"));
        assertThat(doors.operations())
                .containsExactly(
                        "planteddoor OperationTableTest.PlantedDoor.act(String,List)",
                        "planteddoor OperationTableTest.PlantedDoor.again(OperationTableTest.PlantedEntrance)");
        assertThat(doors.used()).containsExactly("OperationTableTest.PlantedEntrance.door()");
    }

    @Test
    void readsARow() {
        Row row = OperationTable.of(HEADER + "desk,\"A.act(B,C)\",yes,invite,-,permission,permission,yes,3,-,4\n")
                .rows()
                .get(0);
        assertThat(row).hasToString("desk A.act(B,C)");
        assertThat(row.changesState()).isTrue();
        assertThat(row.permission()).contains(Permission.INVITE);
        assertThat(row.access()).containsEntry(Caller.LINK, Access.NO_DOOR).containsEntry(Caller.JOB, Access.YES);
        assertThat(row.budget("h2")).hasValue(3);
        assertThat(row.budget("postgresql")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk,A.act(),maybe,-,-,yes,yes,yes,-,-,-",
                "desk,A.act(),yes,fly,-,permission,yes,yes,-,-,-",
                "desk,A.act(),yes,-,-,perhaps,yes,yes,-,-,-",
                "desk,A.act(),yes,-,-,permission,yes,yes,-,-,-",
                "desk,A.act(),yes,invite,-,yes,yes,yes,-,-,-",
                "desk,A.act(),yes,-,-,yes,yes,yes,many,-,-"
            })
    void refusesARowThatSaysNothing(String row) {
        assertThatIllegalArgumentException().isThrownBy(() -> OperationTable.of(HEADER + row + "\n"));
    }

    static final class PlantedEntrance {

        public PlantedDoor door() {
            return new PlantedDoor();
        }

        public static void notAnOperation() {}
    }

    static final class PlantedDoor {

        public void act(String text, List<String> more) {
            hidden(text, more);
        }

        public void again(PlantedEntrance entrance) {
            act("", List.of(entrance.door().getClass().getName()));
        }

        void hidden(String text, List<String> more) {
            assertThat(more).doesNotContain(text);
        }
    }
}

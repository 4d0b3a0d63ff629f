package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Roster;
import io.rosterkit.house.OperationTable.Access;
import io.rosterkit.house.OperationTable.Caller;
import io.rosterkit.house.OperationTable.Row;
import io.rosterkit.model.access.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTableTest {

    /** What leads to operations and is none, besides the methods that answer a room. */
    private static final Set<String> PASSAGES = Set.of(
            "Roster.front(Source)",
            "Roster.front(OrganizationId,Source)",
            "Roster.as(Session)",
            "Roster.as(Session,Source)",
            "Roster.as(Actor)",
            "Roster.as(Actor,Source)",
            "Roster.operations()",
            "Roster.joining(JoinedStorage)",
            "JoinedRoster.as(Session)",
            "JoinedRoster.as(Session,Source)",
            "JoinedRoster.as(Actor)",
            "JoinedRoster.as(Actor,Source)",
            "Front.once(String)",
            "Desk.once(String)",
            "Operations.once(String)",
            "Operations.outbox()",
            "Operations.policies(OrganizationId)");

    private static final String HEADER = String.join(",", OperationTable.COLUMNS) + "\n";

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        Set<String> operations =
                new TreeSet<>(Doors.behind(Roster.class, PASSAGES).operations());
        assertThat(operations).hasSizeGreaterThan(55);
        assertThat(OperationTable.read().rows()).map(Row::toString).doesNotHaveDuplicates();
        List<String> rows = OperationTable.read().rows().stream()
                .filter(row -> row.variant().isEmpty())
                .map(Row::toString)
                .toList();
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
    void aVariantDiffersInItsBudgetsOnly() {
        List<Row> rows = OperationTable.read().rows();
        List<Row> variants =
                rows.stream().filter(row -> row.variant().isPresent()).toList();
        assertThat(variants).hasSizeGreaterThan(2);
        assertThat(variants)
                .allSatisfy(variant -> assertThat(rows)
                        .filteredOn(row -> row.variant().isEmpty()
                                && row.operation().equals(variant.operation())
                                && !row.budgets().isEmpty())
                        .singleElement()
                        .isEqualTo(new Row(
                                variant.door(),
                                variant.operation(),
                                Optional.empty(),
                                variant.changesState(),
                                variant.permission(),
                                variant.access(),
                                budgets(rows, variant))));
    }

    private static Map<String, Integer> budgets(List<Row> rows, Row variant) {
        return rows.stream()
                .filter(row -> row.variant().isEmpty() && row.operation().equals(variant.operation()))
                .findFirst()
                .orElseThrow()
                .budgets();
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
                        "planteddoor OperationTableTest.PlantedDoor.again(OperationTableTest.PlantedEntrance)",
                        "plantedentrance OperationTableTest.PlantedEntrance.here()");
        assertThat(doors.used()).containsExactly("OperationTableTest.PlantedEntrance.door()");
    }

    @Test
    void readsARow() {
        Row row = OperationTable.of(
                        HEADER + "desk,\"A.act(B,C)\",-,yes,invite,-,permission,permission,yes,permission,3,-,4\n")
                .rows()
                .get(0);
        assertThat(row).hasToString("desk A.act(B,C)");
        assertThat(row.variant()).isEmpty();
        assertThat(row.changesState()).isTrue();
        assertThat(row.permission()).contains(Permission.INVITE);
        assertThat(row.access())
                .containsEntry(Caller.LINK, Access.NO_DOOR)
                .containsEntry(Caller.JOB, Access.YES)
                .containsEntry(Caller.PROGRAM, Access.PERMISSION);
        assertThat(row.budget("h2")).hasValue(3);
        assertThat(row.budget("postgresql")).isEmpty();
    }

    @Test
    void readsAVariantOfWhatIsForOneselfAlone() {
        Row row = OperationTable.of(
                        HEADER + "desk,A.act(),wrong,yes,-,-,self,members-only,members-only,members-only,-,-,-\n")
                .rows()
                .get(0);
        assertThat(row).hasToString("desk A.act() wrong");
        assertThat(row.access())
                .containsEntry(Caller.MEMBER, Access.SELF)
                .containsEntry(Caller.SUPPORT, Access.MEMBERS_ONLY);
    }

    @Test
    void readsWhatTakesAPermissionAndTheOwnPassword() {
        Row row = OperationTable.of(HEADER
                        + "desk,A.act(),-,yes,invite,-,permission,members-only,members-only,members-only,-,-,-\n")
                .rows()
                .get(0);
        assertThat(row.access())
                .containsEntry(Caller.MEMBER, Access.PERMISSION)
                .containsEntry(Caller.JOB, Access.MEMBERS_ONLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk,A.act(),-,maybe,-,-,yes,yes,yes,yes,-,-,-",
                "desk,A.act(),-,yes,fly,-,permission,yes,yes,yes,-,-,-",
                "desk,A.act(),-,yes,-,-,perhaps,yes,yes,yes,-,-,-",
                "desk,A.act(),-,yes,-,-,permission,yes,yes,yes,-,-,-",
                "desk,A.act(),-,yes,invite,-,yes,yes,yes,yes,-,-,-",
                "desk,A.act(),-,yes,-,-,yes,yes,yes,yes,many,-,-",
                "desk,A.act(),-,yes,-,-,self,yes,yes,yes,-,-,-",
                "desk,A.act(),-,yes,-,-,self,members-only,yes,yes,-,-,-",
                "desk,A.act(),-,yes,-,-,self,self,-,-,-,-,-",
                "desk,A.act(),-,yes,-,-,yes,members-only,yes,yes,-,-,-",
                "desk,A.act(),-,yes,-,self,yes,yes,yes,yes,-,-,-",
                "desk,A.act(),-,yes,invite,-,self,permission,yes,yes,-,-,-"
            })
    void refusesARowThatSaysNothing(String row) {
        assertThatIllegalArgumentException().isThrownBy(() -> OperationTable.of(HEADER + row + "\n"));
    }

    static final class PlantedEntrance {

        public PlantedDoor door() {
            return new PlantedDoor();
        }

        public boolean here() {
            return getClass().isRecord();
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

package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.house.OperationTable;
import io.rosterkit.house.OperationTable.Row;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue from which the matrices are made. */
class OperationTest {

    @Test
    void theCatalogueHasOneEntryForEachOperationOfTheTable() {
        Set<String> table =
                OperationTable.read().rows().stream().map(Row::operation).collect(Collectors.toSet());

        assertThat(Stream.of(Operation.values()).map(Operation::signature)).containsExactlyInAnyOrderElementsOf(table);
    }

    @Test
    void onlyWhatChangesStateIsRepeatable() {
        Set<String> changing = OperationTable.read().rows().stream()
                .filter(Row::changesState)
                .map(Row::operation)
                .collect(Collectors.toSet());

        assertThat(Operation.repeatable().map(Operation::signature))
                .isNotEmpty()
                .isSubsetOf(changing);
    }
}

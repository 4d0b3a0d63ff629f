package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of the catalogue writes from where it came so that it can be read again. */
@OnlyInMemory
@RosterTest
@Tag("G4")
class SourceOfEachActTest {

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#costly")
    void canBeReadAsLongAsNothingIsErased(Costly operation, Storage storage, MovableClock clock) {
        Kit kit = Kit.of(storage, clock, operation.profile().build());
        Office office = kit.offices().open();
        Visitor visitor = operation.prepared(kit, office, clock);

        operation.carryOut(visitor);

        List<JournalRecord> journal = office.support()
                .journal()
                .read(
                        JournalQuery.Filter.all(),
                        JournalQuery.Order.NEWEST_FIRST,
                        PageRequest.first(PageRequest.MAX_LIMIT))
                .orThrow()
                .items();
        assertThat(journal).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.agent().source().isErased()).as("source").isFalse();
            assertThat(entry.subject().personalDetails().isErased())
                    .as("details")
                    .isFalse();
        });
    }
}

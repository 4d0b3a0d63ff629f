package io.rosterkit.tck.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.Ports;
import io.rosterkit.spi.table.Column;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.table.Samples.Sample;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of tables tries every table, and every column that does not follow from others. */
class SamplesTest {

    private static final List<Sample<?>> ALL = Samples.of(Given.organization(1));

    @Test
    void areOneRowOfEachTable() {
        assertThat(ALL.stream().<Object>map(Sample::table)).containsExactlyInAnyOrderElementsOf(Ports.TABLES);
    }

    @Test
    void haveAnotherValueForEachColumn() {
        assertThat(ALL.stream().flatMap(SamplesTest::withoutVariation))
                .containsExactlyInAnyOrder(
                        // It follows from the address and the status.
                        "user.open_key",
                        // It follows from the external id and the status.
                        "user.external_key",
                        // They follow from name, address, external id and status.
                        "user.search_text",
                        "user.sort_key",
                        "user.name_letters",
                        // It follows from the status, the seat and the end.
                        "user.seat_ends",
                        // It follows from the practice.
                        "user_role.scope",
                        // It follows from the user and the status.
                        "deactivation_request.open_key",
                        // It follows from the form of the address.
                        "message.channel",
                        // It follows from where the code goes.
                        "challenge.channel");
    }

    private static <R> Stream<String> withoutVariation(Sample<R> sample) {
        return sample.table().shape().columns().stream()
                .filter(column -> variations(sample, column).findAny().isEmpty())
                .map(column -> sample.table() + "." + column);
    }

    private static <R> Stream<Optional<?>> variations(Sample<R> sample, Column<R, ?> column) {
        return SampleValues.values(column).stream()
                .filter(value -> !column.valueOf(sample.row()).equals(value))
                .filter(value -> sample.with(column, value).isPresent());
    }
}

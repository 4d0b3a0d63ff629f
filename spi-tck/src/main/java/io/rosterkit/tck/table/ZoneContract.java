package io.rosterkit.tck.table;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.ColumnType;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.contract.Machine;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.table.Samples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A moment is the same in every zone: processes of several zones share one storage. */
public abstract class ZoneContract extends Contract {

    private static final List<TimeZone> ZONES = List.of(
            TimeZone.getTimeZone("UTC"),
            TimeZone.getTimeZone("America/New_York"),
            TimeZone.getTimeZone("Asia/Kolkata"),
            TimeZone.getTimeZone("Australia/Lord_Howe"));

    /** In hours that one of these zones, or Vienna, skips or repeats. */
    private static final List<Instant> MOMENTS = List.of(
            NOW,
            Instant.parse("2026-10-25T00:30:00.999999Z"),
            Instant.parse("2026-03-08T07:15:00.000001Z"),
            Instant.parse("2026-11-01T05:45:00Z"),
            Instant.parse("2026-04-04T14:45:00Z"),
            Instant.parse("2026-10-03T15:30:00.5Z"));

    /** For a contract. */
    protected ZoneContract() {}

    /** Each zone writes, and all read. */
    @Test
    @ResourceLock(Resources.TIME_ZONE)
    void everyTimeIsReadInEveryZoneAsItWasWrittenInAnother() {
        int organization = 10;
        for (TimeZone writer : ZONES) {
            for (Instant moment : MOMENTS) {
                List<Sample<?>> rows = Samples.of(Given.organization(organization++)).stream()
                        .<Sample<?>>map(sample -> at(moment, sample))
                        .toList();
                Machine.in(writer, () -> write(inserting(rows)));
                for (TimeZone reader : ZONES) {
                    Machine.in(reader, () -> rows.forEach(row -> isStored(row, writer, reader)));
                }
            }
        }
    }

    @Test
    @ResourceLock(Resources.TIME_ZONE)
    void whatIsDueInOneZoneIsDueInAnother() {
        for (TimeZone writer : ZONES) {
            for (TimeZone reader : ZONES) {
                for (Instant moment : MOMENTS) {
                    Message message = given.message(Lane.NOTICE, moment);
                    Machine.in(writer, () -> write(Changes.none(given.id()).and(message)));
                    Machine.in(reader, () -> isDueAt(message, writer, reader));
                }
            }
        }
    }

    @Test
    @ResourceLock(Resources.TIME_ZONE)
    void itsOwnTimeIsTheSameInEveryZone() {
        for (TimeZone zone : ZONES) {
            Machine.in(
                    zone,
                    () -> assertThat(Machine.off(storage.time()))
                            .as("how far its time is off in %s", zone.getID())
                            .isLessThan(Duration.ofMinutes(10)));
        }
    }

    private void isDueAt(Message message, TimeZone writer, TimeZone reader) {
        MessageWork work = storage.port(MessageWork.class);
        Instant due = message.due();
        assertThat(work.claim(ClaimRequest.any(due.minusNanos(1_000), 10, Duration.ofHours(1))))
                .as("just before %s, written in %s and claimed in %s", due, writer.getID(), reader.getID())
                .isEmpty();
        assertThat(work.claim(ClaimRequest.any(due, 10, Duration.ofHours(1))))
                .as("at %s, written in %s and claimed in %s", due, writer.getID(), reader.getID())
                .extracting(claimed -> claimed.message())
                .containsExactly(message);
    }

    private <R> void isStored(Sample<R> sample, TimeZone writer, TimeZone reader) {
        Table<R> table = sample.table();
        List<R> rows = storage.port(TableStore.class).scan(Scan.same(table, sample.row()));
        assertThat(rows.stream().map(row -> Variation.values(table, row)).toList())
                .as("%s, written in %s and read in %s", table, writer.getID(), reader.getID())
                .containsExactly(Variation.values(table, sample.row()));
    }

    /** The row with that time in all its columns of times that can have it. */
    private static <R> Sample<R> at(Instant moment, Sample<R> sample) {
        Sample<R> made = sample;
        for (Column<R, ?> column : sample.table().shape().columns()) {
            if (column.type().kind() == ColumnType.Kind.TIME) {
                made = made.with(column, Optional.of(moment)).orElse(made);
            }
        }
        return made;
    }

    private static Changes inserting(List<Sample<?>> rows) {
        Changes changes = Changes.none(rows.get(0).insert().organization());
        for (Sample<?> row : rows) {
            changes = changes.and(row.insert());
        }
        return changes;
    }
}

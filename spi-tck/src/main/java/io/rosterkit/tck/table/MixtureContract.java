package io.rosterkit.tck.table;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.table.Samples.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every kind of change of every table stands in one decision with every other, and all are written or none is. */
public abstract class MixtureContract extends Contract {

    private int organizations = 10;

    /** For a contract. */
    protected MixtureContract() {}

    /** Kind by kind over all tables, the same with the tables reversed, and table by table. */
    @Test
    void everyKindOfChangeStandsWithEveryOther() {
        for (ChangeOrder order : ChangeOrder.values()) {
            Given in = Given.organization(organizations++);
            List<Sample<?>> samples = Samples.of(in);

            assertThat(storage.apply(changes(in, order.of(samples))))
                    .as("all kinds of changes in one decision, %s", order)
                    .isEqualTo(new Applied.Done());

            samples.forEach(sample -> isStored(sample, order));
        }
    }

    /** A stale change at each place in turn. */
    @Test
    void aChangeThatIsLostAtAnyPlaceLeavesNothingBehind() {
        Given in = Given.organization(organizations++);
        List<Sample<?>> samples = Samples.of(in);
        List<RowChange<?>> stale = new ArrayList<>();
        samples.forEach(sample -> stale.addAll(staleOnesOf(sample)));
        List<RowChange<?>> good = ChangeOrder.KIND_BY_KIND.of(samples);
        Map<String, Set<Object>> before = stored(in);

        for (int place = 0; place <= good.size(); place++) {
            RowChange<?> lost = stale.get(place % stale.size());
            List<RowChange<?>> all = new ArrayList<>(good);
            all.add(place, lost);

            assertThat(storage.apply(changes(in, all)))
                    .as("a stale %s at place %s of %s", lost, place, all.size())
                    .isEqualTo(new Applied.Lost(Optional.of(lost)));
            assertThat(stored(in))
                    .as("rows after a stale %s at place %s", lost, place)
                    .isEqualTo(before);
        }
        write(changes(in, good));
    }

    /** What comes after all changes: a message, an entry or a request that is there already. */
    @Test
    void whatIsRefusedAfterAllChangesLeavesNothingBehind() {
        Given in = Given.organization(organizations++);
        List<RowChange<?>> good = ChangeOrder.TABLE_BY_TABLE.of(Samples.of(in));
        Changes first = changes(in, List.of());
        write(first);
        Map<String, Set<Object>> before = stored(in);
        Changes none = changes(in, good);

        for (Changes known : List.of(
                new Changes(in.id(), List.of(), none.changes(), first.messages(), List.of()),
                new Changes(in.id(), List.of(), none.changes(), List.of(), first.entries()))) {
            assertThat(storage.apply(known)).isEqualTo(new Applied.Lost(Optional.empty()));
            assertThat(stored(in)).as("rows after a known message or entry").isEqualTo(before);
        }
        Changes repeated = new Changes(in.id(), first.requests(), none.changes(), List.of(), List.of());
        assertThat(storage.apply(repeated))
                .isEqualTo(new Applied.Repeated(first.requests().get(0)));
        assertThat(stored(in)).as("rows after a known request").isEqualTo(before);
    }

    /** Changes of a row that is stored, which are lost whatever happens to the sample. */
    private <R> List<RowChange<?>> staleOnesOf(Sample<R> sample) {
        Table<R> table = sample.table();
        List<RowChange<?>> stale = new ArrayList<>();
        table.shape().primaryKey().columns().stream()
                .filter(column -> column != table.organization())
                .flatMap(column -> Variation.neighbour(table, sample.row(), column).stream())
                .findFirst()
                .ifPresent(neighbour -> {
                    write(table.insert(neighbour));
                    stale.add(table.insert(neighbour));
                    ChangeOrder.next(table, neighbour).ifPresent(next -> {
                        stale.add(table.update(neighbour));
                        stale.add(table.delete(next));
                    });
                });
        return stale;
    }

    private static Changes changes(Given in, List<RowChange<?>> changes) {
        return new Changes(
                in.id(),
                List.of(in.request("mixed", NOW)),
                List.copyOf(changes),
                List.of(in.message(Lane.NOTICE, NOW)),
                List.of(in.entry(new Subject(Subject.Kind.USER, in.id().uuid(), 1), NOW)));
    }

    private <R> void isStored(Sample<R> sample, ChangeOrder order) {
        Table<R> table = sample.table();
        List<R> rows = storage.port(TableStore.class).scan(Scan.same(table, sample.row()));
        assertThat(rows.stream().map(row -> Variation.values(table, row)).toList())
                .as("the row of %s that went and came again, %s", table, order)
                .containsExactly(Variation.values(table, sample.row()));
    }

    /** All rows of an organization by table and column. */
    private Map<String, Set<Object>> stored(Given in) {
        Map<String, Set<Object>> rows = new LinkedHashMap<>();
        Ports.TABLES.forEach(table -> rows.put(table.name(), stored(table, in)));
        return rows;
    }

    private <R> Set<Object> stored(Table<R> table, Given in) {
        Set<Object> rows = new HashSet<>();
        storage.port(TableStore.class)
                .scan(Scan.of(table).where(table.organization(), in.id().uuid()))
                .forEach(row -> rows.add(Variation.values(table, row)));
        return rows;
    }
}

package io.rosterkit.spi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.spi.storage.StorageException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What no version of the library wrote is a fault that says where, and never what. */
class TableTest {

    private enum Color {
        RED
    }

    private record Thing(UUID id, Color color, Optional<Integer> weight) {
        Thing {
            if (weight.filter(value -> value < 0).isPresent()) {
                throw new IllegalArgumentException("weight must be positive");
            }
        }
    }

    private static final UUID ONE = new UUID(0, 1);
    private static final Column<Thing, UUID> ID = Column.uuid("id").of(Thing::id);
    private static final Column<Thing, String> COLOR =
            Column.text("color", 20).of(thing -> thing.color().name());
    private static final Column<Thing, Integer> WEIGHT = Column.count("weight").optional(Thing::weight);
    private static final Column<Thing, String> LABEL = Column.text("label", 20).of(thing -> "1");
    private static final Table<Thing> THINGS = Table.named("thing", Thing.class, ID)
            .columns(ID, COLOR, WEIGHT, LABEL)
            .primaryKey(ID)
            .read(cells -> {
                cells.get(LABEL, Integer::valueOf);
                return new Thing(cells.get(ID), cells.constant(COLOR, Color.class), cells.find(WEIGHT));
            });

    @Test
    void makesARecordOfARow() {
        assertThat(THINGS.read(row(Map.of(ID, ONE, COLOR, "RED", LABEL, "1"))))
                .isEqualTo(new Thing(ONE, Color.RED, Optional.empty()));
    }

    @Test
    void namesTableKeyAndColumnOfAnUnknownCode() {
        isDamaged(Map.of(ID, ONE, COLOR, "MAUVE", LABEL, "1"), "column color holds a code of a later version");
    }

    @Test
    void namesTheColumnWithoutAValue() {
        isDamaged(Map.of(ID, ONE, LABEL, "1"), "column color holds no value");
    }

    @Test
    void namesTheColumnWhoseValueMeansNothing() {
        isDamaged(Map.of(ID, ONE, COLOR, "RED", LABEL, "MAUVE"), "column label holds a value that no version");
    }

    @Test
    void saysThatColumnsContradictEachOther() {
        isDamaged(Map.of(ID, ONE, COLOR, "RED", LABEL, "1", WEIGHT, -1), "contradict each other");
    }

    private static void isDamaged(Map<Column<Thing, ?>, Object> cells, String what) {
        assertThatThrownBy(() -> THINGS.read(row(cells)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("a row of thing (id " + ONE + ") is damaged: ")
                .hasMessageContaining(what)
                .hasMessageNotContaining("MAUVE")
                .hasNoCause();
    }

    private static Cells row(Map<Column<Thing, ?>, Object> cells) {
        return new Cells() {
            @Override
            public <V> Optional<V> find(Column<?, V> column) {
                return Optional.ofNullable(cells.get(column)).map(column.type().valueType()::cast);
            }
        };
    }
}

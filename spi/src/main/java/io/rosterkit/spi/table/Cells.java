package io.rosterkit.spi.table;

import io.rosterkit.spi.storage.DamagedRowException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of one stored row, by column. A storage gives them, and a {@link Table} makes a record of them. A value
 * that no version of the library writes is a fault that names the column, and never the value.
 */
@FunctionalInterface
public interface Cells {

    /** The values of a record, to read a part of it once more. The columns asked for are those of its table. */
    static <R> Cells of(R record) {
        return new Cells() {
            @Override
            @SuppressWarnings("unchecked")
            public <V> Optional<V> find(Column<?, V> column) {
                return ((Column<R, V>) column).valueOf(record);
            }
        };
    }

    /** The value of a column, if it has one. */
    <V> Optional<V> find(Column<?, V> column);

    /** The value of a column, which must have one. */
    default <V> V get(Column<?, V> column) {
        return find(column).orElseThrow(() -> damaged(column, "holds no value"));
    }

    /** What the value of a column stands for, if it has one. */
    default <V, T> Optional<T> find(Column<?, V> column, Function<V, T> meaning) {
        Optional<V> value = find(column);
        try {
            return value.map(meaning);
        } catch (IllegalArgumentException unknown) {
            throw damaged(column, "holds a value that no version of the library writes");
        }
    }

    /** What the value of a column stands for; it must have one. */
    default <V, T> T get(Column<?, V> column, Function<V, T> meaning) {
        return find(column, meaning).orElseThrow(() -> damaged(column, "holds no value"));
    }

    /** The constant of an enum whose name the column holds. */
    default <E extends Enum<E>> E constant(Column<?, String> column, Class<E> type) {
        return findConstant(column, type).orElseThrow(() -> damaged(column, "holds no value"));
    }

    /** The constant of an enum whose name the column holds, if it has a value. */
    default <E extends Enum<E>> Optional<E> findConstant(Column<?, String> column, Class<E> type) {
        Optional<String> name = find(column);
        try {
            return name.map(code -> Enum.valueOf(type, code));
        } catch (IllegalArgumentException unknown) {
            throw damaged(column, "holds a code of a later version");
        }
    }

    private static DamagedRowException damaged(Column<?, ?> column, String what) {
        return DamagedRowException.ofColumn(column.name(), what);
    }
}

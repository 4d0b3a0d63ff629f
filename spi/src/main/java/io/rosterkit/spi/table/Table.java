package io.rosterkit.spi.table;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.spi.storage.DamagedRowException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The description of one stored record: its columns in order, its keys, and how a record is made of a row. Everything a
 * storage does with rows of this kind follows from it. Immutable; compared by identity.
 *
 * @param <R> the record
 */
public final class Table<R> {

    private final String name;
    private final Class<R> rowType;
    private final Column<R, UUID> organization;
    private final Shape<R> shape;
    private final Function<Cells, R> reader;

    private Table(Builder<R> builder, Function<Cells, R> reader) {
        this.name = builder.name;
        this.rowType = builder.rowType;
        this.organization = builder.organization;
        this.shape = new Shape<>(
                builder.columns,
                new Key<>(builder.name, builder.primaryKey),
                builder.version,
                builder.over,
                builder.uniqueKeys,
                builder.indexes,
                builder.comment);
        this.reader = reader;
    }

    /** A table of that name, in lower case; {@code organization} is the column that says whose the row is. */
    public static <R> Builder<R> named(String name, Class<R> rowType, Column<R, UUID> organization) {
        return new Builder<>(name, rowType, organization);
    }

    /** What a table is made of. Columns keep the order in which they are given. */
    public static final class Builder<R> {

        private final String name;
        private final Class<R> rowType;
        private final Column<R, UUID> organization;
        private final List<Column<R, ?>> columns = new ArrayList<>();
        private final List<Column<R, ?>> primaryKey = new ArrayList<>();
        private final List<Key<R>> uniqueKeys = new ArrayList<>();
        private final List<Index<R>> indexes = new ArrayList<>();
        private Optional<Column<R, Long>> version = Optional.empty();
        private Optional<Column<R, Instant>> over = Optional.empty();
        private String comment = "";

        private Builder(String name, Class<R> rowType, Column<R, UUID> organization) {
            this.name = name;
            this.rowType = rowType;
            this.organization = organization;
        }

        /** What a reader of the schema has to know. */
        public Builder<R> comment(String text) {
            comment = text;
            return this;
        }

        /** The columns, in order; those of all keys among them. */
        @SafeVarargs
        public final Builder<R> columns(Column<R, ?>... all) {
            for (Column<R, ?> column : all) {
                columns.add(column);
            }
            return this;
        }

        /** The columns of the primary key, in order; never changed, and never without a value. */
        @SafeVarargs
        public final Builder<R> primaryKey(Column<R, ?>... key) {
            for (Column<R, ?> column : key) {
                primaryKey.add(column);
            }
            return this;
        }

        /** The column that counts the changes of a row, from 1. Each change is lost unless it goes on by one. */
        public Builder<R> version(Column<R, Long> column) {
            version = Optional.of(column);
            return this;
        }

        /** The column, never without a value, that says when a row is over. A purge may forget it after that time. */
        public Builder<R> over(Column<R, Instant> column) {
            over = Optional.of(column);
            return this;
        }

        /** No two rows have the same values in all of these columns. */
        @SafeVarargs
        public final Builder<R> unique(String key, Column<R, ?>... of) {
            List<Column<R, ?>> together = new ArrayList<>();
            for (Column<R, ?> column : of) {
                together.add(column);
            }
            uniqueKeys.add(new Key<>(key, together));
            return this;
        }

        /** Rows are looked for by these columns, in this order. */
        @SafeVarargs
        public final Builder<R> index(String index, Column<R, ?>... of) {
            List<Column<R, ?>> inOrder = new ArrayList<>();
            for (Column<R, ?> column : of) {
                inOrder.add(column);
            }
            indexes.add(new Index<>(index, inOrder, Optional.empty(), Optional.empty()));
            return this;
        }

        /** Some rows are looked for by these columns, in this order. */
        @SafeVarargs
        public final Builder<R> index(String index, Index.Only<R> only, Column<R, ?>... of) {
            List<Column<R, ?>> inOrder = new ArrayList<>();
            for (Column<R, ?> column : of) {
                inOrder.add(column);
            }
            indexes.add(new Index<>(index, inOrder, Optional.of(only), Optional.empty()));
            return this;
        }

        /** The index that was named last also holds the text that a search looks into. */
        public Builder<R> searched(Column<R, String> text) {
            int last = indexes.size() - 1;
            indexes.set(last, indexes.get(last).searched(text));
            return this;
        }

        /** The table, with the way to make a record of a row. */
        public Table<R> read(Function<Cells, R> reader) {
            return new Table<>(this, reader);
        }
    }

    /** Its name, unique among all tables. */
    public String name() {
        return name;
    }

    /** What its rows look like. */
    public Shape<R> shape() {
        return shape;
    }

    /** The column that says whose a row is. */
    public Column<R, UUID> organization() {
        return organization;
    }

    /** Whose that row is. */
    public OrganizationId organization(R row) {
        return new OrganizationId(organization.valueOf(row).orElseThrow());
    }

    /** The record of a row; a fault that names table, key and column when no version of the library wrote it. */
    public R read(Cells cells) {
        return part(cells, reader);
    }

    /** What some columns of a row make, those of its primary key among them; a fault as when the whole row is read. */
    public <T> T part(Cells cells, Function<Cells, T> partReader) {
        try {
            return partReader.apply(cells);
        } catch (DamagedRowException damaged) {
            throw damaged.in(name, where(cells));
        } catch (IllegalArgumentException damaged) {
            throw DamagedRowException.ofRow(name, where(cells), "its columns contradict each other");
        }
    }

    /** A new row; lost when its primary key, or a unique key, is taken. */
    public RowChange<R> insert(R row) {
        return new RowChange<>(this, RowChange.Kind.INSERT, row);
    }

    /** The row as it shall be; lost unless the stored version is one less, or when a unique key is taken. */
    public RowChange<R> update(R row) {
        return new RowChange<>(this, RowChange.Kind.UPDATE, row);
    }

    /**
     * No such row any more; lost unless there is one that has the same values in all columns which are never without
     * one.
     */
    public RowChange<R> delete(R row) {
        return new RowChange<>(this, RowChange.Kind.DELETE, row);
    }

    /** A new row when its version is 1, else the row as it shall be. */
    public RowChange<R> write(R row) {
        long number = shape.version().orElseThrow().valueOf(row).orElseThrow();
        return number == 1 ? insert(row) : update(row);
    }

    /** The row of a change, if it is one of these kinds in this table. */
    public Optional<R> rowOf(Change change, RowChange.Kind... kinds) {
        return change instanceof RowChange<?> other
                        && other.table() == this
                        && List.of(kinds).contains(other.kind())
                ? Optional.of(rowType.cast(other.row()))
                : Optional.empty();
    }

    /** The ids in the primary key; other values may be personal. */
    private String where(Cells cells) {
        return shape.primaryKey().columns().stream()
                .filter(column -> column.type().kind() == ColumnType.Kind.UUID)
                .map(column -> column.name() + " "
                        + cells.find(column).map(Object::toString).orElse("without a value"))
                .collect(Collectors.joining(", "));
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}

package io.rosterkit.jdbc.sql;

import java.util.ArrayList;
import java.util.List;

/** A database to ask. Every trouble is a {@link io.rosterkit.spi.storage.StorageException} without a value in it. */
public interface Database {

    /** Which kind of database it is. */
    Dialect dialect();

    /** Reads, in one trip where the database can. */
    void read(List<Reading> readings);

    /** Reads every row of one question. */
    default <T> List<T> read(Query query, Row.Mapper<T> mapper) {
        List<T> found = new ArrayList<>();
        read(List.of(new Reading(query, row -> found.add(mapper.map(row)))));
        return found;
    }
}

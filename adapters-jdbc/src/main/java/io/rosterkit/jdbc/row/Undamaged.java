package io.rosterkit.jdbc.row;

import io.rosterkit.spi.storage.DamagedRowException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of an answer for a job that runs across organizations: a damaged one does not hold the others back. */
public final class Undamaged<T> {

    private final List<T> found = new ArrayList<>();
    private Optional<DamagedRowException> first = Optional.empty();

    /** Without rows yet. */
    public Undamaged() {}

    /** Makes something of the current row. */
    @FunctionalInterface
    public interface Maker<T> {
        /** Makes something of the current row. */
        T make() throws SQLException;
    }

    /** Adds what the row makes, unless it is damaged. Answers whether it was added. */
    public boolean add(Maker<T> maker) throws SQLException {
        try {
            return found.add(maker.make());
        } catch (DamagedRowException damaged) {
            first = first.or(() -> Optional.of(damaged));
            return false;
        }
    }

    /** All that could be read; the fault when there are damaged rows and no other. */
    public List<T> all() {
        if (found.isEmpty() && first.isPresent()) {
            throw first.get();
        }
        return found;
    }
}

package io.rosterkit.spi.scanning;

import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Orders as databases have them, over bytes without sign, and slices of what is ordered. */
final class Keyset {

    /** By id: {@link UUID#compareTo} compares halves with a sign, which no database does. */
    public static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

    /** By the id of the position. */
    public static final Comparator<Position> BY_CREATION = Comparator.comparing(Position::id, BY_ID);

    /** By the bytes of the text, and by id. */
    public static final Comparator<Position> BY_TEXT =
            Comparator.comparing(Position::text, Keyset::compareBytes).thenComparing(Position::id, BY_ID);

    /** By the text as a time, and by id. */
    public static final Comparator<Position> BY_TIME = Comparator.comparing(
                    (Position position) -> Instant.parse(position.text()))
            .thenComparing(Position::id, BY_ID);

    private Keyset() {}

    /** The rows of a slice, in order. */
    public static <T> List<T> slice(
            Stream<T> rows, Function<T, Position> position, Comparator<Position> order, Slice slice) {
        return rows.map(row -> new Placed<>(row, position.apply(row)))
                .filter(placed -> slice.after().isEmpty()
                        || order.compare(placed.position(), slice.after().get()) > 0)
                .sorted(Comparator.comparing(Placed::position, order))
                .limit(slice.limit())
                .map(Placed::row)
                .toList();
    }

    /** A row with its position, which is worked out once. */
    private record Placed<T>(T row, Position position) {}

    private static int compareBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

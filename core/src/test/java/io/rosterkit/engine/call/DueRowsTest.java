package io.rosterkit.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageContentionException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueRowsTest {

    private final List<String> tried = new ArrayList<>();

    @Test
    void areWorkedOnInTheirOrderUntilTheLimit() {
        assertThat(DueRows.perform(2, size -> List.of("a", "b", "c"), this::done))
                .isEqualTo(2);
        assertThat(tried).containsExactly("a", "b");
    }

    @Test
    void thatFailDoNotTakeThePlaceOfOthers() {
        int done =
                DueRows.perform(2, size -> List.of("damaged", "busy", "refused", "a", "b", "c"), row -> switch (row) {
                    case "damaged" -> throw damaged();
                    case "busy" -> throw new StorageContentionException("another writer was first");
                    case "refused" -> Outcome.refused(AccessReason.NOT_FOUND);
                    default -> done(row);
                });

        assertThat(done).isEqualTo(2);
        assertThat(tried).containsExactly("a", "b");
    }

    @Test
    void areReadInAGreaterNumberThanAskedForSinceSomeMayFail() {
        List<Integer> sizes = new ArrayList<>();

        DueRows.perform(
                5,
                size -> {
                    sizes.add(size);
                    return List.of();
                },
                this::done);

        assertThat(sizes).singleElement().satisfies(size -> assertThat(size).isGreaterThan(5));
    }

    @Test
    void areNotReadWithoutALimit() {
        assertThat(DueRows.perform(0, size -> List.of("a"), this::done)).isZero();
        assertThat(tried).isEmpty();
    }

    @Test
    void areNoneWhereTheyCannotBeRead() {
        assertThat(DueRows.<String>perform(
                        1,
                        size -> {
                            throw damaged();
                        },
                        this::done))
                .isZero();
    }

    @Test
    void stopWithAnyOtherFailure() {
        assertThatThrownBy(() -> DueRows.perform(2, size -> List.of("a", "b"), row -> {
                    done(row);
                    throw new IllegalStateException("no connection");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tried).containsExactly("a");
    }

    private Outcome<String> done(String row) {
        tried.add(row);
        return Outcome.done(row);
    }

    private static DamagedRowException damaged() {
        return DamagedRowException.ofRow("rk_user", "id 1", "a value is not one");
    }
}

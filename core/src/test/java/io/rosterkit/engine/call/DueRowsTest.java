package io.rosterkit.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.engine.call.DueRows.Reading;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageContentionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DueRowsTest {

    private final List<Integer> due = new ArrayList<>();
    private final List<Integer> done = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    @Test
    void areWorkedOnInTheirOrderUntilTheLimit() {
        add(1, 3);

        assertThat(perform(2, this::finish)).isEqualTo(2);
        assertThat(done).containsExactly(1, 2);
        assertThat(sizes).hasSize(1);
    }

    @Test
    void thatFailDoNotTakeThePlaceOfOthers() {
        add(1, 6);

        int finished = perform(2, row -> switch (row) {
            case 1 -> throw damaged();
            case 2 -> throw new StorageContentionException("another writer was first");
            case 3 -> false;
            default -> finish(row);
        });

        assertThat(finished).isEqualTo(2);
        assertThat(done).containsExactly(4, 5);
    }

    @Test
    void areReachedBehindAnyNumberThatStaysDue() {
        add(1, 1_000);
        List<Integer> tried = new ArrayList<>();

        int finished = perform(2, row -> {
            tried.add(row);
            return row > 900 && finish(row);
        });

        assertThat(finished).isEqualTo(2);
        assertThat(done).containsExactly(901, 902);
        assertThat(tried).doesNotHaveDuplicates();
        assertThat(sizes).hasSizeLessThan(6);
    }

    /** A storage leaves damaged rows out, and fails where there are no others. */
    @Test
    void areReachedBehindDamagedRows() {
        int done = DueRows.perform(
                2,
                size -> {
                    if (size <= 150) {
                        throw damaged();
                    }
                    return Reading.of(IntStream.range(150, size).boxed().toList(), size);
                },
                row -> row,
                this::finish);

        assertThat(done).isEqualTo(2);
        assertThat(this.done).containsExactly(150, 151);
    }

    @Test
    void areReadAFewTimesAtMostWhateverStaysDue() {
        add(1, 100_000);

        assertThat(perform(10, row -> false)).isZero();
        assertThat(sizes).hasSize(7);
    }

    @Test
    void allOfWhichStayDueAreTriedOnce() {
        add(1, 300);
        List<Integer> tried = new ArrayList<>();

        assertThat(perform(2, row -> !tried.add(row))).isZero();
        assertThat(tried).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void areReadInAGreaterNumberThanAskedForSinceSomeMayFail() {
        perform(5, this::finish);

        assertThat(sizes).singleElement().satisfies(size -> assertThat(size).isGreaterThan(5));
    }

    @Test
    void areReadOnceWithTheGreatestLimit() {
        add(1, 3);

        assertThat(perform(Integer.MAX_VALUE, this::finish)).isEqualTo(3);
        assertThat(sizes).containsExactly(Integer.MAX_VALUE);
    }

    @Test
    void areNotReadWithoutALimit() {
        add(1, 1);

        assertThat(perform(0, this::finish)).isZero();
        assertThat(sizes).isEmpty();
    }

    @Test
    void areNoneWhereTheyCannotBeRead() {
        assertThat(DueRows.<Integer>perform(
                        1,
                        size -> {
                            throw damaged();
                        },
                        row -> row,
                        this::finish))
                .isZero();
    }

    @Test
    void stopWithAnyOtherFailure() {
        add(1, 2);

        assertThatThrownBy(() -> perform(2, row -> {
                    finish(row);
                    throw new IllegalStateException("no connection");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(done).containsExactly(1);
    }

    private void add(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(due::add);
    }

    private int perform(int limit, Predicate<Integer> work) {
        return DueRows.perform(limit, this::read, row -> row, work);
    }

    private Reading<Integer> read(int size) {
        sizes.add(size);
        Set<Integer> left = Set.copyOf(done);
        return Reading.of(
                due.stream().filter(row -> !left.contains(row)).limit(size).toList(), size);
    }

    private boolean finish(int row) {
        return done.add(row);
    }

    private static DamagedRowException damaged() {
        return DamagedRowException.ofRow("rk_user", "id 1", "a value is not one");
    }
}

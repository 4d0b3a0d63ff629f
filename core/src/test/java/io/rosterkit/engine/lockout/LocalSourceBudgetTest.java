package io.rosterkit.engine.lockout;

import static io.rosterkit.spi.lockout.SourceBudget.Verdict.ADMITTED;
import static io.rosterkit.spi.lockout.SourceBudget.Verdict.BUSY;
import static io.rosterkit.spi.lockout.SourceBudget.Verdict.OVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.spi.lockout.SourceBudget;
import io.rosterkit.spi.lockout.SourceBudget.Charged;
import io.rosterkit.spi.lockout.SourceBudget.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalSourceBudgetTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final SourceBudget.Key HERE = new SourceBudget.Key(Optional.empty(), "here");

    private final LocalSourceBudget budget = new LocalSourceBudget(
            SourceLimits.standard().failures(2).window(WINDOW).maxSources(3));

    @Test
    void failuresAndWhatIsUnderWayAreNeverMoreThanTheBudget() {
        Charged first = charge(NOW);
        Charged second = charge(NOW);
        assertThat(verdict(NOW)).isEqualTo(BUSY);

        budget.settle(HERE, first, false);
        Charged third = charge(NOW);
        budget.settle(HERE, second, true);
        assertThat(verdict(NOW)).isEqualTo(BUSY);
        budget.settle(HERE, third, true);

        assertThat(verdict(NOW)).isEqualTo(OVER);
    }

    @Test
    void anAttemptOfTheWindowBeforeGivesNothingBackInThisOne() {
        Charged earlier = charge(NOW);
        Instant later = NOW.plus(WINDOW);
        budget.settle(HERE, charge(later), true);
        budget.settle(HERE, charge(later), true);

        budget.settle(HERE, earlier, false);

        assertThat(verdict(later)).isEqualTo(OVER);
    }

    @Test
    void tellsTheFirstRefusalOfAWindowAndHowManyThereWereInTheOneBefore() {
        for (int i = 0; i < 2; i++) {
            budget.settle(HERE, charge(NOW), true);
        }
        assertThat(budget.charge(HERE, NOW).firstRefusal()).contains(0L);
        assertThat(budget.charge(HERE, NOW).firstRefusal()).isEmpty();
        Instant later = NOW.plus(WINDOW);
        for (int i = 0; i < 2; i++) {
            budget.settle(HERE, charge(later), true);
        }

        assertThat(budget.charge(HERE, later).firstRefusal()).contains(2L);
    }

    @Test
    void forgetsTheSourceThatWasQuietForLongest() {
        for (int i = 0; i < 2; i++) {
            budget.settle(HERE, charge(NOW), true);
        }
        assertThat(verdict(NOW)).isEqualTo(OVER);
        for (int i = 0; i < 3; i++) {
            budget.charge(new SourceBudget.Key(Optional.empty(), "other" + i), NOW);
        }

        assertThat(verdict(NOW)).isEqualTo(ADMITTED);
    }

    /** A source that keeps trying is kept in mind, however many others come once. */
    @Test
    void keepsTheSourceThatTriesAgain() {
        for (int i = 0; i < 2; i++) {
            budget.settle(HERE, charge(NOW), true);
        }
        for (int i = 0; i < 1_000; i++) {
            budget.charge(new SourceBudget.Key(Optional.empty(), "other" + i), NOW);

            assertThat(verdict(NOW)).isEqualTo(OVER);
        }
    }

    private Charged charge(Instant now) {
        Charged charged = budget.charge(HERE, now);
        assertThat(charged.verdict()).isEqualTo(ADMITTED);
        return charged;
    }

    private Verdict verdict(Instant now) {
        return budget.charge(HERE, now).verdict();
    }
}

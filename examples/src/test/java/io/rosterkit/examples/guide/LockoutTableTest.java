package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.SourceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's table of budgets has the numbers of the code. */
class LockoutTableTest {

    private static final LockoutPolicy POLICY = LockoutPolicy.standard();
    private static final SourceLimits SOURCES = SourceLimits.standard();

    @Test
    void hasTheNumbersOfTheCode() throws IOException {
        LockoutPolicy.Devices devices = POLICY.devices();
        String each = ", each of " + devices.atMost() + " known devices";

        assertThat(rows())
                .containsExactly(
                        row("password, unknown clients", POLICY.password()),
                        row("code by SMS, unknown clients", POLICY.code()),
                        row("code word at recovery", POLICY.codeWord()),
                        row("own password again, with a session", POLICY.reauthentication()),
                        row("mails asked for: recovery, a new address", POLICY.mail())
                                .replace("| an hour |", "| always an hour |"),
                        row("password" + each, devices.password()),
                        row("code by SMS" + each, devices.code()),
                        row("code word, one invitation", POLICY.invited().link())
                                .replace("| a day |", "| held at once |"),
                        row("code by SMS, one invitation", POLICY.invited().code())
                                .replace("| a day |", "| held at once |"),
                        row("code word, all of a practice", POLICY.invited().practice()),
                        "| any failure, one source and organization (no genuine link) | "
                                + SOURCES.failures() + " in "
                                + time(SOURCES.window()) + " | until the window ends | never held | none |");
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "getting-in.md")).stream()
                .dropWhile(line -> !line.startsWith("| counter |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static String row(String counter, Budget budget) {
        String held = budget.heldAfter() == Budget.NEVER_HELD ? "never held" : "" + budget.heldAfter();
        String cap = budget.cap() == Budget.NO_CAP ? "none" : "" + budget.cap();
        return "| " + counter + " | " + budget.threshold() + " in " + time(budget.window()) + " | "
                + time(budget.firstWait()) + " | " + held + " | " + cap + " |";
    }

    private static String time(Duration time) {
        if (time.equals(Duration.ofDays(1))) {
            return "a day";
        }
        return time.equals(Duration.ofHours(1)) ? "an hour" : time.toMinutes() + " minutes";
    }
}

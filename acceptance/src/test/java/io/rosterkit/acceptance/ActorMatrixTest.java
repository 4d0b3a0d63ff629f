package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.rosterkit.acceptance.ActorKind.Place;
import io.rosterkit.architecture.Project;
import io.rosterkit.house.Written;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation that needs a permission, asked for by every kind of actor, against the table {@code actors.csv}.
 * Write it anew with {@code -Ddocs.write=true}, and read what has changed in it.
 */
@RosterTest
@Tag("S2")
@Tag("N1")
@Tag("X3")
class ActorMatrixTest {

    private static final String DONE = "done";
    private static final String STORAGE = System.getProperty("rosterkit.storage", "memory");
    private static final List<Operation> AT_PLACES =
            List.of(Operation.INVITE_ONE, Operation.END_PRACTICE, Operation.GRANT_PRACTICE_ROLE);

    private final Kit kit;
    private final MovableClock clock;

    ActorMatrixTest(Storage storage, MovableClock clock) {
        this.clock = clock;
        this.kit = Kit.of(
                storage,
                clock,
                Things.profile()
                        .lockout(LockoutPolicy.standard().supportMayUnlock(true))
                        .build());
    }

    /** An operation without a row, a row without an operation, and an answer that is another are named. */
    @Test
    void everyKindOfActorGetsTheAnswerOfTheTable() {
        assumeTrue(STORAGE.equals("memory"), "how rights are read elsewhere is held below");
        List<String> lines = new ArrayList<>();
        lines.add("operation,"
                + Stream.of(ActorKind.values()).map(ActorKind::title).collect(Collectors.joining(",")));
        Operation.ofADesk()
                .map(operation -> "\"" + operation.signature() + "\"," + answers(operation))
                .forEach(lines::add);

        new Written("actors.csv", "docs.write").mustSay(String.join("\n", lines) + "\n");
    }

    /** What differs between storages is how they read the rights of an actor, everywhere and at a practice. */
    @EveryStorage
    @ParameterizedTest
    @EnumSource
    void theAnswerIsThatOfTheTableOnEveryStorage(ActorKind kind) throws IOException {
        Map<String, String> expected = new HashMap<>();
        String table = Project.read(Project.ROOT.resolve("actors.csv"));
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            rows.forEach(row -> expected.put(row.getField("operation"), row.getField(kind.title())));
        }
        for (Operation operation : AT_PLACES) {
            assertThat(answer(operation, kind))
                    .as(operation.signature())
                    .isEqualTo(expected.get(operation.signature()));
        }
    }

    private String answers(Operation operation) {
        return Stream.of(ActorKind.values())
                .map(kind -> answer(operation, kind))
                .collect(Collectors.joining(","));
    }

    /**
     * Each in an office of its own, since what is done changes it. What the last one left in the outbox is sent: to
     * open an office is to look through all of it.
     */
    private String answer(Operation operation, ActorKind kind) {
        kit.roster().operations().dispatch(1_000);
        Office office = kit.offices().open();
        Things things = operation.on(Things.plainOf(office), office, kit);
        var actor = kind.in(new Place(kit, clock, office, operation.permission()));
        Outcome<?> outcome = operation.at(kit.roster().as(actor, Someone.AT_HOME), things);
        return outcome.refusal().map(refusal -> refusal.reason().code()).orElse(DONE);
    }
}

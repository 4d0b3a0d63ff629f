package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import io.rosterkit.engine.invitation.InvitationMove;
import io.rosterkit.engine.user.UserMove;
import io.rosterkit.model.audit.JournalAct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published lists say what the code says. */
class CataloguesTest {

    /** A code of an act begins with the name of a room, or with what a room deals with. */
    private static final Pattern ACT =
            Pattern.compile("\"((?:" + String.join("|", rooms()) + "|practice|device|code)\\.[a-z-]+|signin)\"");

    private static List<String> rooms() {
        try (Stream<Path> rooms = Files.list(Project.ROOT.resolve("core/src/main/java/io/rosterkit/engine"))) {
            return rooms.filter(Files::isDirectory)
                    .map(room -> room.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void theListOfRefusalsIsThatOfTheCode() {
        new Written("docs/refusals.md", "docs.write")
                .mustSay("""
                # Refusals

                Generated from the reasons and their English texts by `CataloguesTest`; write it anew with `-Ddocs.write=true`.

                A refusal has a stable code, the field of the input it concerns where there is one, and facts. The text for a person
                comes from `Roster.texts().of(refusal, language)`. Where a refusal has a fact, its text shows it in the place of `{fact}`.
                Later versions add codes, so a host must not fail at one it does not know.

                """
                        + Catalogues.refusals(
                                Catalogues.reasons(), Catalogues.english(), Catalogues.fields(sources())));
    }

    @Test
    void theListOfActsIsThatOfTheCode() {
        new Written("docs/journal.md", "docs.write").mustSay("""
                # Acts of the journal

                Generated from `JournalAct` by `CataloguesTest`; write it anew with `-Ddocs.write=true`.

                Each entry names an act by its code. Where the act was refused, the entry also has the code of the refusal, see
                [refusals.md](refusals.md). An act that only reads is there as a refused attempt alone.

                The fact `lock` of `user.unlock` is `administrator` or `attempts`, the kind of the lock that was lifted. It is `unmarked`
                when the user had no lock, and only a counter refused attempts, such as that of a known device.

                `user.join`, `user.import` and `person.add` have personal details of the subject: name, address and phone number, as
                `name-after` and so on. `user.rename`, `user.name`, `user.address-set`, `user.address`, `person.change` and
                `person.make-user` have what changed, as `name-before` and `name-after`.
                They are encrypted and can be erased: see [security.md](security.md#personal-data-in-the-journal).

                """ + Catalogues.acts(List.of(JournalAct.values())));
    }

    @Test
    void everyActOfTheCodeIsInTheCatalogueAndNoOther() {
        Set<String> acts = sources()
                .flatMap(source -> ACT.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(InvitationMove.values())
                .map(InvitationMove::operationCode)
                .forEach(acts::add);
        Arrays.stream(UserMove.values()).map(UserMove::operationCode).forEach(acts::add);

        assertThat(Arrays.stream(JournalAct.values()).map(JournalAct::code)).containsExactlyInAnyOrderElementsOf(acts);
        assertThat(JournalAct.of("user.join")).contains(JournalAct.USER_JOIN);
        assertThat(JournalAct.of("later.act")).isEmpty();
    }

    private static Stream<String> sources() {
        try (Stream<Path> all = Files.walk(Project.ROOT.resolve("core/src/main/java"))) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().map(Project::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.notice.Languages;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final Path TEXTS = Project.ROOT.resolve("core/src/main/resources/io/rosterkit/notice/text");

    @Test
    void everyReasonHasItsOwnCodeAndATextInEveryLanguage() {
        List<Class<?>> kinds = kinds().toList();
        assertThat(kinds).hasSizeGreaterThan(4).allSatisfy(kind -> {
            assertThat(kind.isEnum()).as("%s is an enum", kind).isTrue();
            assertThat(kind.getPackageName()).startsWith("io.rosterkit.model");
        });
        List<Reason> reasons = kinds.stream()
                .flatMap(kind -> Arrays.stream(kind.getEnumConstants()))
                .map(Reason.class::cast)
                .toList();
        assertThat(reasons).hasSizeGreaterThan(30);
        assertThat(Reasons.wrong(reasons, texts())).isEmpty();
    }

    @Test
    void thereIsAFileForEachLanguage() {
        assertThat(texts().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Languages.ALL.stream().map(Locale::getLanguage).toList());
    }

    @Test
    void namesWhatIsWrong() {
        Map<String, Properties> texts = new TreeMap<>(Map.of("de", new Properties(), "en", new Properties()));
        List.of("planted.a", "planted.b", "contact.ADMINISTRATORS", "contact.INVITER", "contact.SUPPORT", "unknown")
                .forEach(key -> texts.values().forEach(language -> language.setProperty(key, "Text.")));
        texts.get("de").setProperty("planted.b", " ");
        texts.get("de").remove("contact.SUPPORT");
        texts.get("en").setProperty("planted.z", "Text.");
        assertThat(Reasons.wrong(List.of(Planted.values()), texts))
                .containsExactly(
                        "planted.a is the code of A and of C",
                        "Not A Code is no code such as invitation.expired",
                        "de has no text for contact.SUPPORT",
                        "de has no text for planted.b",
                        "de has no text for Not A Code",
                        "en has no text for Not A Code",
                        "en has a text for planted.z, which is no code");
    }

    private static Stream<Class<?>> kinds() {
        return Project.modules().stream()
                .filter(module -> Files.isDirectory(Project.ROOT.resolve(module).resolve("src/main/java")))
                .filter(module -> !module.equals("benchmarks"))
                .flatMap(module -> Project.classes(module).stream())
                .filter(type ->
                        Reason.class.isAssignableFrom(type) && type != Reason.class && !type.isAnonymousClass());
    }

    private static Map<String, Properties> texts() {
        Map<String, Properties> texts = new TreeMap<>();
        Project.files(TEXTS, ".properties")
                .forEach(file ->
                        texts.put(file.getFileName().toString().replaceAll("refusals_|\\.properties", ""), read(file)));
        return texts;
    }

    private static Properties read(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(text);
            return properties;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private enum Planted implements Reason {
        A("planted.a"),
        B("planted.b"),
        C("planted.a"),
        D("Not A Code");

        private final String code;

        Planted(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Contact contact() {
            return Contact.NOBODY;
        }

        @Override
        public boolean journaled() {
            return false;
        }
    }
}

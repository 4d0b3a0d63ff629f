package io.rosterkit.engine.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.rosterkit.notice.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills the texts of the library: logic-less, in one pass, so that a value that looks like a placeholder stays as it
 * is; an unknown placeholder fails. The first line of a mail's text is the subject.
 */
final class MessageTemplates {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    /** A filled text. */
    record Filled(String subject, String text) {}

    Filled fill(MessageContent letter) {
        String whole = whole(letter);
        int end = whole.indexOf('\n');
        return new Filled(
                whole.substring(0, end).strip(), whole.substring(end + 1).strip() + "\n");
    }

    /** A text without a subject, and without an end of line at its end: what counts there is its last line. */
    String whole(MessageContent letter) {
        Map<String, String> values = new HashMap<>();
        letter.names().forEach((name, value) -> values.put(name, NameNeutralizer.of(value)));
        values.putAll(letter.trusted());
        return template(letter).execute(values).strip();
    }

    private Template template(MessageContent letter) {
        return compiled.computeIfAbsent(
                letter.template() + "_" + language(letter.language()), name -> COMPILER.compile(read(name)));
    }

    private static String language(Locale language) {
        return Languages.supported(language).getLanguage();
    }

    private static String read(String name) {
        try (InputStream file = MessageTemplates.class.getResourceAsStream("text/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no text " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

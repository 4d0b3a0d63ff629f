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
 * Fills the templates of the library in one pass, so that a value that looks like a placeholder is not filled again. An
 * unknown placeholder throws an exception. The first line of a mail template is the subject.
 */
final class MessageTemplates {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    /** The subject and the text of a mail. */
    record MailText(String subject, String text) {}

    MailText mailText(TemplateInput content) {
        String filled = text(content);
        int end = filled.indexOf('\n');
        return new MailText(
                filled.substring(0, end).strip(), filled.substring(end + 1).strip() + "\n");
    }

    /** The whole filled template, without a line end at its end, since a text message is read by its last line. */
    String text(TemplateInput content) {
        Map<String, String> values = new HashMap<>();
        content.untrustedValues().forEach((name, value) -> values.put(name, NameNeutralizer.neutralize(value)));
        values.putAll(content.trustedValues());
        return template(content).execute(values).strip();
    }

    private Template template(TemplateInput content) {
        return compiled.computeIfAbsent(
                content.templateName() + "_" + language(content.language()), name -> COMPILER.compile(read(name)));
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

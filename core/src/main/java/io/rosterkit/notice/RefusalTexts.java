package io.rosterkit.notice;

import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What a refused person is told: what is the matter, what to do, and who can help. */
public final class RefusalTexts {

    private final Map<Locale, Properties> texts = new HashMap<>();

    /** The texts of all languages. */
    public RefusalTexts() {
        Languages.ALL.forEach(language -> texts.put(language, read(language)));
    }

    /** The text for a person who reads that language. */
    public String of(Refusal refusal, Locale language) {
        Properties known = Objects.requireNonNull(texts.get(Languages.supported(language)));
        String text = known.getProperty(refusal.code(), known.getProperty("unknown", refusal.code()));
        String contact = refusal.reason().contact() == Reason.Contact.NOBODY
                ? ""
                : " "
                        + known.getProperty(
                                "contact." + refusal.reason().contact().name(), "");
        return (text + contact).strip();
    }

    private static Properties read(Locale language) {
        Properties properties = new Properties();
        String name = "text/refusals_" + language.getLanguage() + ".properties";
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(RefusalTexts.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(file);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

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
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a refused person is told: what is the matter, what to do, and who can help. A text under the code, a plus sign
 * and the name of a fact is used where the refusal has that fact, and tells the facts that it names in braces.
 */
public final class RefusalTexts {

    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private final Map<Locale, Properties> texts = new HashMap<>();

    /** The texts of all languages. */
    public RefusalTexts() {
        Languages.ALL.forEach(language -> texts.put(language, read(language)));
    }

    /** The text for a person who reads that language. */
    public String of(Refusal refusal, Locale language) {
        Properties known = Objects.requireNonNull(texts.get(Languages.supported(language)));
        String text = withFacts(refusal, known)
                .orElseGet(() -> known.getProperty(refusal.code(), known.getProperty("unknown", refusal.code())));
        String contact = refusal.reason().contact() == Reason.Contact.NOBODY
                ? ""
                : " "
                        + known.getProperty(
                                "contact." + refusal.reason().contact().name(), "");
        return (text + contact).strip();
    }

    private static Optional<String> withFacts(Refusal refusal, Properties known) {
        return refusal.facts().keySet().stream()
                .map(fact -> known.getProperty(refusal.code() + "+" + fact))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> FACT.matcher(text)
                        .replaceAll(named ->
                                Matcher.quoteReplacement(refusal.facts().getOrDefault(named.group(1), ""))));
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

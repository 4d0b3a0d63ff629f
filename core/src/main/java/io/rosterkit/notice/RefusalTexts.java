package io.rosterkit.notice;

import io.rosterkit.model.outcome.Arguments;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts for people whose call was refused: the reason, what to do, and who can help. It is plain text: a page must
 * escape it. A number in a text is that of the policy that refused.
 */
public final class RefusalTexts {

    // A reason may have a special text for a fact, under code+fact.value or code+fact. {fact} is replaced by its value.
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private final Map<Locale, Properties> texts = new HashMap<>();

    /** Reads the texts of all languages. */
    public RefusalTexts() {
        Languages.ALL.forEach(language -> texts.put(language, read(language)));
    }

    /** The text for a person who reads that language. */
    public String of(Refusal refusal, Locale language) {
        Arguments.required("refusal", refusal, "language", language);
        Properties localized = Objects.requireNonNull(texts.get(Languages.supported(language)));
        String text = text(refusal, localized);
        String contact = refusal.reason().contact() == Reason.Contact.NOBODY
                ? ""
                : " "
                        + localized.getProperty(
                                "contact." + refusal.reason().contact().name(), "");
        return (text + contact).strip();
    }

    private static String text(Refusal refusal, Properties localized) {
        Stream<String> byValue = refusal.facts().entrySet().stream()
                .map(fact -> refusal.code() + "+" + fact.getKey() + "." + fact.getValue());
        Stream<String> byFact = refusal.facts().keySet().stream().map(fact -> refusal.code() + "+" + fact);
        String text = Stream.concat(byValue, byFact)
                .filter(localized::containsKey)
                .findFirst()
                .map(localized::getProperty)
                .orElseGet(
                        () -> localized.getProperty(refusal.code(), localized.getProperty("unknown", refusal.code())));
        return FACT.matcher(text)
                .replaceAll(fact -> Matcher.quoteReplacement(
                        refusal.facts().getOrDefault(fact.group(1), "").replace("\n", ", ")));
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

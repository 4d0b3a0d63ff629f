package io.rosterkit.engine.attribute;

import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.AttributeValue;
import io.rosterkit.hostdata.Attributes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Values of attributes as the texts that are stored. What was stored under another kind is shown as a text. */
public final class AttributeTexts {

    /** More digits would make a plain text of any length. */
    private static final int DIGITS = 38;

    private AttributeTexts() {}

    /** The text to store; empty when the value cannot be kept. */
    public static Optional<String> write(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            return Optional.of(text.text()).filter(AttributeTexts::isVisible);
        }
        if (value instanceof AttributeValue.Numeric numeric) {
            BigDecimal number = numeric.number();
            return number.scale() <= DIGITS && (long) number.precision() - number.scale() <= DIGITS
                    ? Optional.of(number.toPlainString())
                    : Optional.empty();
        }
        if (value instanceof AttributeValue.Day day) {
            return Optional.of(day.date())
                    .filter(date -> date.getYear() >= 0 && date.getYear() <= 9999)
                    .map(LocalDate::toString);
        }
        return Optional.of(Boolean.toString(((AttributeValue.Flag) value).set()));
    }

    /** The value of a stored text: of the declared kind where the text is one that such a value makes. */
    public static AttributeValue read(Optional<Attribute.Kind> declared, String text) {
        return declared.flatMap(kind -> value(kind, text))
                .filter(value -> write(value).filter(text::equals).isPresent())
                .orElseGet(() -> new AttributeValue.Text(text));
    }

    private static Optional<AttributeValue> value(Attribute.Kind kind, String text) {
        try {
            return Optional.of(
                    switch (kind) {
                        case TEXT -> new AttributeValue.Text(text);
                        case NUMBER -> new AttributeValue.Numeric(new BigDecimal(text));
                        case DATE -> new AttributeValue.Day(LocalDate.parse(text));
                        case FLAG -> new AttributeValue.Flag(text.equals("true"));
                    });
        } catch (NumberFormatException | DateTimeException ofAnotherKind) {
            return Optional.empty();
        }
    }

    private static boolean isVisible(String text) {
        return !text.isBlank()
                && text.length() <= Attributes.MAX_LENGTH
                && text.codePoints().noneMatch(AttributeTexts::isUnsafe);
    }

    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}

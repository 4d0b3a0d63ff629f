package io.rosterkit.hostdata;

import io.rosterkit.model.outcome.Arguments;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which attributes of a user get which values, and which are removed. Attributes that are not named stay as they are.
 * Immutable. {@link IllegalArgumentException} for a name that no attribute can have.
 */
public final class AttributeChange {

    private final Map<String, Optional<AttributeValue>> values;

    private AttributeChange(Map<String, Optional<AttributeValue>> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Nothing changes yet. */
    public static AttributeChange none() {
        return new AttributeChange(new TreeMap<>());
    }

    /** The attribute gets that text. */
    public AttributeChange set(String name, String text) {
        Arguments.required("text", text);
        return set(name, new AttributeValue.Text(text));
    }

    /** The attribute gets that number. */
    public AttributeChange set(String name, BigDecimal number) {
        Arguments.required("number", number);
        return set(name, new AttributeValue.Numeric(number));
    }

    /** The attribute gets that date. */
    public AttributeChange set(String name, LocalDate date) {
        Arguments.required("date", date);
        return set(name, new AttributeValue.Day(date));
    }

    /** The attribute says yes or no. */
    public AttributeChange set(String name, boolean flag) {
        return set(name, new AttributeValue.Flag(flag));
    }

    /** The attribute gets that value. */
    public AttributeChange set(String name, AttributeValue value) {
        Arguments.required("value", value);
        return with(name, Optional.of(value));
    }

    /** The attribute is removed, whether the profile still declares it or not. */
    public AttributeChange remove(String name) {
        return with(name, Optional.empty());
    }

    private AttributeChange with(String name, Optional<AttributeValue> value) {
        Attribute.checkName(name);
        Map<String, Optional<AttributeValue>> all = new TreeMap<>(values);
        all.put(name, value);
        return new AttributeChange(all);
    }

    /** The values by name, in the order of the names; without one the attribute is removed. */
    public Map<String, Optional<AttributeValue>> values() {
        return values;
    }

    @Override
    public String toString() {
        return "AttributeChange" + values.keySet();
    }
}

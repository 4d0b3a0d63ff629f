package io.rosterkit.engine.attribute;

import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.hostdata.AttributeValue;
import io.rosterkit.hostdata.Attributes;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules for the attributes of people. Pure. */
public final class AttributeRules {

    private static final String NAME = "name";

    private AttributeRules() {}

    /** The stored texts by name after the change, if the profile declares what is set. */
    public static Outcome<SortedMap<String, String>> after(
            Map<String, Attribute> declared, Map<String, String> stored, AttributeChange change) {
        SortedMap<String, String> after = new TreeMap<>(stored);
        for (Map.Entry<String, Optional<AttributeValue>> one : change.values().entrySet()) {
            String name = one.getKey();
            if (one.getValue().isEmpty()) {
                after.remove(name);
                continue;
            }
            AttributeValue value = one.getValue().get();
            Optional<Refusal> refusal = refusal(Optional.ofNullable(declared.get(name)), name, value);
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
            after.put(name, AttributeTexts.write(value).orElseThrow());
        }
        // Who has more already, since the profile once allowed it, may always remove some.
        return after.size() > Attributes.MAX_ATTRIBUTES && after.size() > stored.size()
                ? Outcome.refused(Refusal.of(UserReason.ATTRIBUTES_TOO_MANY).with("atMost", Attributes.MAX_ATTRIBUTES))
                : Outcome.done(after);
    }

    private static Optional<Refusal> refusal(Optional<Attribute> declared, String name, AttributeValue value) {
        if (declared.isEmpty()) {
            return Optional.of(Refusal.of(UserReason.ATTRIBUTE_UNKNOWN).at(name).with(NAME, name));
        }
        Attribute.Kind kind = declared.get().kind();
        if (kind != value.kind()) {
            return Optional.of(Refusal.of(UserReason.ATTRIBUTE_KIND)
                    .at(name)
                    .with(NAME, name)
                    .with("kind", kind.name().toLowerCase(Locale.ROOT)));
        }
        return AttributeTexts.write(value).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(UserReason.ATTRIBUTE_VALUE).at(name).with(NAME, name));
    }
}

package io.rosterkit.model.outcome;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A refusal as data: the reason, the field of the input it concerns (empty when it concerns the whole call), and facts
 * a rule asks for, in the order of their names. Its text for a person is asked for separately, by language.
 *
 * <p>Fields: {@code address}, {@code name}, {@code phone}, {@code type}, {@code roles}, {@code practice},
 * {@code profile}, {@code list}, {@code codeWord}, {@code password}, {@code code}, {@code id}, {@code after} (a
 * cursor), {@code requestId}; {@code overrides.} and the path of a setting.
 */
public record Refusal(Reason reason, String field, Map<String, String> facts) {

    public Refusal {
        Arguments.required("reason", reason, "field", field, "facts", facts);
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** A refusal of the whole call. */
    public static Refusal of(Reason reason) {
        Arguments.required("reason", reason);
        return new Refusal(reason, "", Map.of());
    }

    /** The same refusal, blamed on one field of the input. */
    public Refusal at(String field) {
        Arguments.required("field", field);
        return new Refusal(reason, field, facts);
    }

    /** The same refusal with one more fact. */
    public Refusal with(String name, Object value) {
        Arguments.required("name", name, "value", value);
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, value.toString());
        return new Refusal(reason, field, more);
    }

    /** The stable code of the reason. */
    public String code() {
        return reason.code();
    }
}

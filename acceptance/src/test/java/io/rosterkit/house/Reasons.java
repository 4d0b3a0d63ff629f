package io.rosterkit.house;

import io.rosterkit.model.outcome.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The catalogue of all reasons for a refusal, and their texts by language. */
final class Reasons {

    private static final Pattern CODE = Pattern.compile("[a-z]+\\.[a-z_]+");

    /** What follows it names the fact for which the text is. */
    private static final Pattern VARIANT = Pattern.compile("\\+.*");

    private Reasons() {}

    private static String general(String key) {
        return VARIANT.matcher(key).replaceFirst("");
    }

    /** What is wrong with them, named one by one. */
    static List<String> wrong(List<? extends Reason> reasons, Map<String, Properties> texts) {
        List<String> wrong = new ArrayList<>();
        Map<String, Reason> byCode = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            Reason other = byCode.putIfAbsent(reason.code(), reason);
            if (other != null) {
                wrong.add(reason.code() + " is the code of " + other + " and of " + reason);
            }
        }
        byCode.keySet().stream()
                .filter(code -> !CODE.matcher(code).matches())
                .forEach(code -> wrong.add(code + " is no code such as invitation.expired"));
        Set<String> keys = new LinkedHashSet<>(contacts());
        keys.addAll(byCode.keySet());
        texts.values()
                .forEach(known -> known.stringPropertyNames().stream()
                        .filter(key -> key.contains("+") && keys.contains(general(key)))
                        .forEach(keys::add));
        texts.forEach((language, known) -> wrong.addAll(wrong(language, known, keys)));
        return wrong;
    }

    private static List<String> wrong(String language, Properties texts, Set<String> keys) {
        List<String> wrong = new ArrayList<>();
        keys.stream()
                .filter(key -> texts.getProperty(key, "").isBlank())
                .forEach(key -> wrong.add(language + " has no text for " + key));
        new TreeSet<>(texts.stringPropertyNames())
                .stream()
                        .filter(key -> !keys.contains(general(key)))
                        .forEach(key -> wrong.add(language + " has a text for " + key + ", which is no code"));
        return wrong;
    }

    /** The texts that go with a reason: who can help, and what is said when nothing else fits. */
    private static List<String> contacts() {
        List<String> keys = new ArrayList<>(List.of("unknown"));
        Arrays.stream(Reason.Contact.values())
                .filter(contact -> contact != Reason.Contact.NOBODY)
                .forEach(contact -> keys.add("contact." + contact.name()));
        return keys;
    }
}

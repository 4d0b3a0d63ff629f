package io.rosterkit.engine.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes quotes and brackets around a name or an address, also a single one without its counterpart. */
public final class Quotes {

    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");
    private static final String OPENING = "\"'<([\u201C\u201E\u00AB\u2039\u2018\u201A\u00BB";
    private static final String CLOSING = "\"'>)]\u201D\u201C\u00BB\u203A\u2019\u2018\u00AB";

    private Quotes() {}

    /** The name without quotes around it, and without a single quote at one end. */
    public static String ofName(String name) {
        Matcher quoted = QUOTED.matcher(name);
        if (quoted.matches()) {
            return PastedText.strip(Optional.ofNullable(quoted.group(1)).orElseGet(() -> quoted.group(2)));
        }
        int quote = name.indexOf('"');
        boolean isSingle = quote >= 0 && quote == name.lastIndexOf('"') && (quote == 0 || quote == name.length() - 1);
        return isSingle ? PastedText.strip(name.replace("\"", "")) : name;
    }

    /** The address without the pair around it, and without a single quote or bracket at one end. */
    public static String ofAddress(String address) {
        if (address.length() > 1 && isAny(OPENING, address, 0) && isAny(CLOSING, address, address.length() - 1)) {
            return PastedText.strip(address.substring(1, address.length() - 1));
        }
        if (address.indexOf('@') <= 0) {
            return address;
        }
        int last = address.length() - 1;
        if (isAny(CLOSING, address, last) && hasNoCounterpart(address, last, "([<")) {
            return address.substring(0, last);
        }
        boolean quoted = address.charAt(0) == '"' && address.indexOf('"', 1) >= 0;
        return !quoted && isAny(OPENING, address, 0) && hasNoCounterpart(address, 0, ")]>")
                ? address.substring(1)
                : address;
    }

    private static boolean isAny(String marks, String text, int position) {
        return marks.indexOf(text.charAt(position)) >= 0;
    }

    private static boolean hasNoCounterpart(String address, int position, String counterparts) {
        boolean bracket = "()[]<>".indexOf(address.charAt(position)) >= 0;
        return !bracket || counterparts.chars().noneMatch(other -> address.indexOf(other) >= 0);
    }
}

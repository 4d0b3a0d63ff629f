package io.rosterkit.engine.notice;

import java.util.regex.Pattern;

/**
 * Changes a name so that no mail program shows a part of it as a link: {@code www.evil.example} becomes {@code www.
 * evil. example}. Control characters, which a name cannot have, become spaces.
 */
final class NameNeutralizer {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern SCHEME_SEPARATOR = Pattern.compile("://");
    private static final Pattern DOT_WITHIN =
            Pattern.compile("(?<=[^\\s.])([.\\uFF0E\\u3002\\uFF61\\uFE52])(?=[^\\s.])");
    private static final Pattern SCHEME_NAME =
            Pattern.compile("(?i)\\b(mailto|sips?|tel|skype|https?|ftp|file):(?=\\S)");
    private static final Pattern AT_SIGN = Pattern.compile("(?<=\\S)@(?=\\S)");

    private NameNeutralizer() {}

    static String neutralize(String name) {
        String line = CONTROL.matcher(name).replaceAll(" ");
        String noScheme = SCHEME_SEPARATOR.matcher(line).replaceAll(": //");
        String noHost = DOT_WITHIN
                .matcher(SCHEME_NAME.matcher(noScheme).replaceAll("$1: "))
                .replaceAll("$1 ");
        return AT_SIGN.matcher(noHost).replaceAll(" @ ");
    }
}

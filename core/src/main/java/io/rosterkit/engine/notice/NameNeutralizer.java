package io.rosterkit.engine.notice;

import java.util.regex.Pattern;

/**
 * Takes from a name what a mail program would turn into a link, without making it unreadable: {@code www.evil.example}
 * becomes {@code www. evil. example}. Control characters cannot occur in a name; they would become blanks.
 */
final class NameNeutralizer {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern SCHEME = Pattern.compile("://");
    private static final Pattern DOTTED = Pattern.compile("(?<=[^\\s.])([.\\uFF0E\\u3002\\uFF61\\uFE52])(?=[^\\s.])");
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?i)\\b(mailto|sips?|tel|skype|https?|ftp|file):(?=\\S)");
    private static final Pattern AT = Pattern.compile("(?<=\\S)@(?=\\S)");

    private NameNeutralizer() {}

    static String of(String name) {
        String line = CONTROL.matcher(name).replaceAll(" ");
        String noScheme = SCHEME.matcher(line).replaceAll(": //");
        String noHost = DOTTED.matcher(OTHER_SCHEME.matcher(noScheme).replaceAll("$1: "))
                .replaceAll("$1 ");
        return AT.matcher(noHost).replaceAll(" @ ");
    }
}

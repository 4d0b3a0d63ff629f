package io.rosterkit.examples;

import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.notice.RefusalTexts;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the story on a terminal. What people typed is made harmless first: a terminal obeys control characters. */
final class Teller {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final RefusalTexts texts;
    private int chapters;

    Teller(PrintStream out, RefusalTexts texts) {
        this.out = out;
        this.texts = texts;
    }

    void title(String text) {
        out.println(text);
        out.println("=".repeat(text.length()));
    }

    void chapter(String text) {
        String numbered = ++chapters + ". " + text;
        out.println();
        out.println(numbered);
        out.println("-".repeat(numbered.length()));
    }

    void say(String pattern, Object... parts) {
        out.println(String.format(Locale.ROOT, pattern, parts));
    }

    /** One indented line of something that is shown, not said. */
    void show(String pattern, Object... parts) {
        say("    " + pattern, parts);
    }

    /** What a refused person is told, in English. */
    String text(Refusal refusal) {
        return texts.of(refusal, Locale.ENGLISH);
    }

    /** The same in another language. */
    String text(Refusal refusal, Locale language) {
        return texts.of(refusal, language);
    }

    static String clean(String typed) {
        return UNSAFE.matcher(typed).replaceAll("\uFFFD");
    }

    /** Clean, and cut to a width. */
    static String cut(String typed, int width) {
        String clean = clean(typed);
        int points = clean.codePointCount(0, clean.length());
        return points <= width ? clean : clean.substring(0, clean.offsetByCodePoints(0, width - 3)) + "...";
    }

    static String time(Instant at) {
        return MINUTE.format(at) + " UTC";
    }
}

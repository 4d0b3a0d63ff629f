package io.rosterkit.examples.telling;

import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.notice.RefusalTexts;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the story on a terminal. What people typed is made harmless first: a terminal obeys control characters. */
public final class Teller {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final RefusalTexts texts;
    private int chapters;

    /** Tells it there, and refusals in those texts. */
    public Teller(PrintStream out, RefusalTexts texts) {
        this.out = out;
        this.texts = texts;
    }

    /** The title of the story. */
    public void title(String text) {
        out.println(text);
        out.println("=".repeat(text.length()));
    }

    /** Begins a chapter, with the next number. */
    public void chapter(String text) {
        String numbered = ++chapters + ". " + text;
        out.println();
        out.println(numbered);
        out.println("-".repeat(numbered.length()));
    }

    /** One line, as {@link String#format} makes it. */
    public void say(String pattern, Object... parts) {
        out.println(String.format(Locale.ROOT, pattern, parts));
    }

    /** One indented line of something that is shown, not said. */
    public void show(String pattern, Object... parts) {
        say("    " + pattern, parts);
    }

    /** What a refused person is told, in English. */
    public String text(Refusal refusal) {
        return texts.of(refusal, Locale.ENGLISH);
    }

    /** The same in another language. */
    public String text(Refusal refusal, Locale language) {
        return texts.of(refusal, language);
    }

    /** Without characters that a terminal obeys. */
    public static String clean(String typed) {
        return UNSAFE.matcher(typed).replaceAll("\uFFFD");
    }

    /** Clean, and cut to a width. */
    public static String cut(String typed, int width) {
        String clean = clean(typed);
        int points = clean.codePointCount(0, clean.length());
        return points <= width ? clean : clean.substring(0, clean.offsetByCodePoints(0, width - 3)) + "...";
    }

    /** To the minute. */
    public static String time(Instant at) {
        return MINUTE.format(at) + " UTC";
    }
}

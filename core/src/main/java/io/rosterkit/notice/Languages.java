package io.rosterkit.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The languages the library's own texts exist in; everybody else is written to in English. */
public final class Languages {

    /** All of them. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /** The supported language for a wish. */
    public static Locale supported(Locale wish) {
        return ALL.stream()
                .filter(language -> language.getLanguage().equals(wish.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** A moment for people to read, to the minute and in UTC, in a supported language. */
    public static String time(Instant moment, Locale language) {
        String pattern = language.equals(Locale.GERMAN) ? "d. MMMM uuuu, HH:mm" : "d MMMM uuuu, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, language)
                        .withZone(ZoneOffset.UTC)
                        .format(moment) + " UTC";
    }
}

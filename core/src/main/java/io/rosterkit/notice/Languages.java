package io.rosterkit.notice;

import io.rosterkit.model.organization.ZoneName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The languages of the library's own texts. For any other language the texts are in English. */
public final class Languages {

    /** Every supported language. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /** The supported language for a wanted one; English when the wanted one is not supported. */
    public static Locale supported(Locale wanted) {
        return ALL.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /**
     * A time as people read it, in a supported language: to the minute, in the time zone. It ends with the name that
     * the zone has at that time.
     */
    public static String time(Instant moment, Locale language, ZoneName zone) {
        String pattern = language.equals(Locale.GERMAN) ? "d. MMMM uuuu, HH:mm" : "d MMMM uuuu, HH:mm";
        ZonedDateTime local = moment.atZone(zone.zone());
        return DateTimeFormatter.ofPattern(pattern, language).format(local) + " " + name(local, language);
    }

    /** The name of the zone. Java has no name for a fixed offset. */
    private static String name(ZonedDateTime local, Locale language) {
        if (local.getZone().normalized() instanceof ZoneOffset fixed) {
            return fixed.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + fixed.getId();
        }
        return DateTimeFormatter.ofPattern("zzzz", language).format(local);
    }
}

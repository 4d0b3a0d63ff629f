package io.rosterkit.notice;

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
}

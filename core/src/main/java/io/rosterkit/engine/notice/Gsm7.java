package io.rosterkit.engine.notice;

/**
 * The alphabet of short messages, 3GPP TS 23.038 section 6.2.1: what is in it counts one of the 160 septets of a
 * segment, what is in its extension two, and one character outside turns the whole text into UCS-2 of 70.
 */
final class Gsm7 {

    /** In the order of the table, without its escape. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Gsm7() {}

    /** Whether a text can be written in it. */
    static boolean holds(String text) {
        return text.chars().allMatch(character -> septets(character) > 0);
    }

    /** The septets of a text that can be written in it. */
    static int septets(String text) {
        return text.chars().map(Gsm7::septets).sum();
    }

    private static int septets(int character) {
        if (BASIC.indexOf(character) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(character) >= 0 ? 2 : 0;
    }
}

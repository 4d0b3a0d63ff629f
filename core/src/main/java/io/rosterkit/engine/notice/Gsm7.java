package io.rosterkit.engine.notice;

/**
 * The GSM 7-bit alphabet of text messages (3GPP TS 23.038 section 6.2.1). A character of the basic table takes one
 * septet, a character of the extension table two. One message has 160 septets. If a text has any other character, the
 * whole message is sent in UCS-2 and holds 70 characters.
 */
final class Gsm7 {

    /** The basic table in its order, without the escape character. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Gsm7() {}

    /** Whether every character of the text is in the alphabet. */
    static boolean canEncode(String text) {
        return text.chars().allMatch(character -> septets(character) > 0);
    }

    /** The number of septets of a text that can be encoded. */
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

package io.rosterkit.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Encodes a subject (RFC 2047). The library leaves ASCII as it is, so that a name which itself looks like an encoded
 * word would be read as whatever it encodes; such a subject is encoded as a whole here, and so is one that could not be
 * folded.
 */
final class Subjects {

    private static final String FIELD = "Subject: ";
    private static final String OPENS_AN_ENCODED_WORD = "=?";
    private static final int UNFOLDABLE = 900;

    /**
     * 42 octets are 56 characters in base64; with the frame of 12, an encoded word keeps to 75 (RFC 2047 section 2).
     */
    private static final int OCTETS = 42;

    private Subjects() {}

    static String header(String subject) throws UnsupportedEncodingException {
        boolean whole = subject.contains(OPENS_AN_ENCODED_WORD) || subject.length() > UNFOLDABLE;
        String encoded = whole ? words(subject) : MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), null);
        return MimeUtility.fold(FIELD.length(), encoded);
    }

    private static String words(String subject) {
        List<String> words = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int octets = 0;
        for (int codePoint : subject.codePoints().toArray()) {
            int more = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > OCTETS) {
                words.add(word(part));
                part.setLength(0);
                octets = 0;
            }
            part.appendCodePoint(codePoint);
            octets += more;
        }
        words.add(word(part));
        return String.join(" ", words);
    }

    private static String word(CharSequence part) {
        byte[] octets = part.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(octets) + "?=";
    }
}

package io.rosterkit.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Encodes a subject (RFC 2047). The mail library leaves ASCII unchanged, so a subject that looks like an encoded word
 * would be decoded by its reader. Such a subject is encoded completely here. So is a subject that is too long to be
 * folded.
 */
final class Subjects {

    private static final String HEADER_NAME = "Subject: ";
    private static final String ENCODED_WORD_START = "=?";
    private static final int MAX_FOLDABLE_LENGTH = 900;

    /**
     * 42 octets are 56 characters in base64. With the 12 characters around them, an encoded word has less than the
     * maximum of 75 (RFC 2047 section 2).
     */
    private static final int MAX_OCTETS_PER_WORD = 42;

    private Subjects() {}

    static String header(String subject) throws UnsupportedEncodingException {
        boolean encodeAll = subject.contains(ENCODED_WORD_START) || subject.length() > MAX_FOLDABLE_LENGTH;
        String encoded = encodeAll
                ? encodedWords(subject)
                : MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), null);
        return MimeUtility.fold(HEADER_NAME.length(), encoded);
    }

    private static String encodedWords(String subject) {
        List<String> words = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int octets = 0;
        for (int codePoint : subject.codePoints().toArray()) {
            int length = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > MAX_OCTETS_PER_WORD) {
                words.add(encodedWord(part));
                part.setLength(0);
                octets = 0;
            }
            part.appendCodePoint(codePoint);
            octets += length;
        }
        words.add(encodedWord(part));
        return String.join(" ", words);
    }

    private static String encodedWord(CharSequence part) {
        byte[] octets = part.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(octets) + "?=";
    }
}

package io.rosterkit.engine.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The passwords that an attacker tries first: a short list of well-known ones, a few characters or one of the list over
 * and over, and rows of keys on a keyboard, alone or after one of the list. The whole password is compared.
 */
final class CommonPasswords {

    private static final int SLIDE_AT_LEAST = 3;
    private static final int UNIT_AT_MOST = 4;

    static final String ROWS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "12345678901234567890",
                    "012345678901234567890",
                    "qwertyuiop[]",
                    "asdfghjkl;'",
                    "zxcvbnm,./",
                    "qwertzuiopü",
                    "asdfghjklöä",
                    "yxcvbnm,.-",
                    "azertyuiop",
                    "qsdfghjklm",
                    "wxcvbn",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
                    "1qay2wsx3edc4rfv5tgb6zhn7ujm8ik,9ol.0p",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "1q2w3e4r5t6z7u8i9o0p",
                    "q1w2e3r4t5y6u7i8o9p0",
                    "!@#$%^&*()_+",
                    "!\"§$%&/()=")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .collect(Collectors.joining("\n")); // no folded text holds a blank, so none goes on from row to row

    private final Set<String> known;
    private final int longestKnown;

    CommonPasswords() {
        this.known = read();
        this.longestKnown = known.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean contain(String password) {
        String text = Folding.fold(password);
        String unit = text.substring(0, period(text));
        return text.isBlank()
                || known.contains(text)
                || (unit.length() < text.length() && (unit.length() <= UNIT_AT_MOST || known.contains(unit)))
                || slidOver(text);
    }

    Set<String> known() {
        return known;
    }

    /**
     * After how many characters a text begins again, up to its end; its length if it does not. By the longest border of
     * each beginning (Knuth, Morris, Pratt), so with few looks at each character.
     */
    static int period(CharSequence text) {
        int[] borders = new int[text.length()];
        int border = 0;
        for (int at = 1; at < text.length(); at++) {
            char here = text.charAt(at);
            while (border > 0 && here != text.charAt(border)) {
                border = borders[border - 1];
            }
            border = here == text.charAt(border) ? border + 1 : 0;
            borders[at] = border;
        }
        return text.length() - border;
    }

    /** Whether slides alone lead from the beginning, or from behind a known word, to the end. */
    boolean slidOver(CharSequence text) {
        int[] slides = slides(text);
        int[] ways = new int[text.length() + 2];
        for (int at = 0; at < text.length(); at++) {
            ways[at] += at == 0 ? 0 : ways[at - 1];
            boolean reached = at == 0 || ways[at] > 0 || isKnown(text, at);
            if (reached && slides[at] >= SLIDE_AT_LEAST) {
                ways[at + SLIDE_AT_LEAST]++;
                ways[at + slides[at] + 1]--;
            }
        }
        return text.length() > 0 && ways[text.length() - 1] + ways[text.length()] > 0;
    }

    /** How far one slides from each place, over one key or along a row. Looks once at each place of text and rows. */
    private static int[] slides(CharSequence text) {
        int[] slides = new int[text.length()];
        int[] along = new int[ROWS.length() + 1];
        char next = 0;
        int same = 0;
        for (int at = text.length() - 1; at >= 0; at--) {
            char here = text.charAt(at);
            same = here == next ? same + 1 : 1;
            next = here;
            slides[at] = same;
            for (int place = 0; place < ROWS.length(); place++) {
                along[place] = here == ROWS.charAt(place) ? along[place + 1] + 1 : 0;
                slides[at] = Math.max(slides[at], along[place]);
            }
        }
        return slides;
    }

    private boolean isKnown(CharSequence text, int end) {
        return end <= longestKnown && known.contains(text.subSequence(0, end).toString());
    }

    private static Set<String> read() {
        try (InputStream list =
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

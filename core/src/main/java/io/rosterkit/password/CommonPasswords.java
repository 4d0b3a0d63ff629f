package io.rosterkit.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What everybody tries first: a short list of well-known passwords, a few characters or one of the list over and over,
 * and what one gets by sliding over a keyboard, alone or after one of the list. The whole password is looked at.
 */
final class CommonPasswords {

    private static final int SLIDE_AT_LEAST = 3;
    private static final int UNIT_AT_MOST = 4;

    private static final List<String> ROWS = Stream.of(
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
            .toList();

    private final Set<String> known;

    CommonPasswords() {
        this.known = read();
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

    /** After how many characters a text begins again, up to its end; its length if it does not. */
    private static int period(String text) {
        for (int period = 1; period < text.length(); period++) {
            if (text.startsWith(text.substring(period))) {
                return period;
            }
        }
        return text.length();
    }

    /** Whether slides alone lead from the beginning, or from behind a known word, to the end. */
    private boolean slidOver(String text) {
        boolean[] reached = new boolean[text.length() + 1];
        for (int at = 0; at < text.length(); at++) {
            if (at == 0 || reached[at] || known.contains(text.substring(0, at))) {
                for (int end = at + SLIDE_AT_LEAST; end <= text.length() && slide(text.substring(at, end)); end++) {
                    reached[end] = true;
                }
            }
        }
        return reached[text.length()];
    }

    private static boolean slide(String part) {
        return period(part) == 1 || ROWS.stream().anyMatch(row -> row.contains(part));
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

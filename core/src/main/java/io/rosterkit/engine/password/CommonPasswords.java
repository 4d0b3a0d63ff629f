package io.rosterkit.engine.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognizes the passwords that an attacker tries first: a list of common passwords, and repetitions of such a password
 * or of a few characters. Keyboard walks belong to them too, alone or after a password of the list. The whole password
 * is compared.
 */
final class CommonPasswords {

    private static final int MIN_WALK = 3;
    private static final int MAX_REPEATED_UNIT = 4;

    static final String KEYBOARD_ROWS = Stream.of(
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
            .collect(Collectors.joining("\n")); // a folded text has no line end, so no walk continues in the next row

    private static final int[] NO_KEYS = {};

    /** Where the rows have each character. */
    private static final Map<Character, int[]> KEYS = KEYBOARD_ROWS
            .chars()
            .distinct()
            .boxed()
            .collect(Collectors.toUnmodifiableMap(character -> (char) character.intValue(), CommonPasswords::places));

    private final Set<String> listed;
    private final int maxListedLength;

    CommonPasswords() {
        this.listed = read();
        this.maxListedLength = listed.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean contain(String password) {
        String text = Folding.fold(password);
        String unit = text.substring(0, period(text));
        return text.isBlank()
                || listed.contains(text)
                || (unit.length() < text.length() && (unit.length() <= MAX_REPEATED_UNIT || listed.contains(unit)))
                || isKeyboardWalk(text);
    }

    Set<String> listed() {
        return listed;
    }

    /**
     * The period of a text: the length of the part that it repeats up to its end; its own length if it repeats nothing.
     * Uses the prefix function of Knuth, Morris and Pratt, so the time is linear.
     */
    static int period(CharSequence text) {
        int[] borders = new int[text.length()];
        int border = 0;
        for (int position = 1; position < text.length(); position++) {
            char character = text.charAt(position);
            while (border > 0 && character != text.charAt(border)) {
                border = borders[border - 1];
            }
            border = character == text.charAt(border) ? border + 1 : 0;
            borders[position] = border;
        }
        return text.length() - border;
    }

    /** Whether the text is keyboard walks only, or such walks after a password of the list. */
    boolean isKeyboardWalk(CharSequence text) {
        int[] walkLengths = walkLengths(text);
        int[] reachableChanges = new int[text.length() + 2];
        for (int position = 0; position < text.length(); position++) {
            reachableChanges[position] += position == 0 ? 0 : reachableChanges[position - 1];
            boolean isReachable = position == 0 || reachableChanges[position] > 0 || isListed(text, position);
            if (isReachable && walkLengths[position] >= MIN_WALK) {
                reachableChanges[position + MIN_WALK]++;
                reachableChanges[position + walkLengths[position] + 1]--;
            }
        }
        return text.length() > 0 && reachableChanges[text.length() - 1] + reachableChanges[text.length()] > 0;
    }

    /**
     * The length of the longest keyboard walk from each position: along a row, or repeating one key. Compares each
     * character of the text once with each place where the rows have it.
     */
    private static int[] walkLengths(CharSequence text) {
        int[] walkLengths = new int[text.length()];
        int[] nextMatches = new int[KEYBOARD_ROWS.length() + 1];
        char next = 0;
        int same = 0;
        for (int position = text.length() - 1; position >= 0; position--) {
            char character = text.charAt(position);
            same = character == next ? same + 1 : 1;
            next = character;
            walkLengths[position] = same;
            int[] matches = new int[KEYBOARD_ROWS.length() + 1];
            for (int key : KEYS.getOrDefault(character, NO_KEYS)) {
                matches[key] = nextMatches[key + 1] + 1;
                walkLengths[position] = Math.max(walkLengths[position], matches[key]);
            }
            nextMatches = matches;
        }
        return walkLengths;
    }

    private static int[] places(int character) {
        return IntStream.range(0, KEYBOARD_ROWS.length())
                .filter(place -> KEYBOARD_ROWS.charAt(place) == character)
                .toArray();
    }

    private boolean isListed(CharSequence text, int end) {
        return end <= maxListedLength
                && listed.contains(text.subSequence(0, end).toString());
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

package io.rosterkit.engine.password;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names around a user, folded, longest first: each whole, and each part of it that is a word. */
record ContextWords(List<String> words) {

    /** A shorter word occurs in many others, so it counts only where it is all there is. */
    private static final int LETTERS_OF_A_WORD = 4;

    /** With fewer letters of its own, a password is its names. */
    private static final int LETTERS_OF_ITS_OWN = 4;

    private static final int LETTERS_TO_REPEAT = 2;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    static ContextWords of(Collection<String> names) {
        return new ContextWords(names.stream()
                .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(BETWEEN_WORDS.split(name, -1))))
                .map(Folding::words)
                .filter(word -> length(word) >= LETTERS_TO_REPEAT)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** Whether a password is one of the words again and again, or little more than words, digits and signs. */
    boolean make(String password) {
        String letters = Folding.words(password);
        if (letters.isEmpty()) {
            return false;
        }
        String left = letters;
        for (String word : words) {
            if (letters.replace(word, "").isEmpty()) {
                return true;
            }
            if (length(word) >= LETTERS_OF_A_WORD) {
                left = left.replace(word, " ");
            }
        }
        return !left.equals(letters) && length(left.replace(" ", "")) < LETTERS_OF_ITS_OWN;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

package io.rosterkit.engine.password;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names that belong to a user: of the user, the organization and the product, and the address. Each name is there
 * as a whole and as its single words, folded, the longest first.
 */
record ContextWords(List<String> words) {

    /** A shorter word is a part of many others, so it counts only when the password is nothing else. */
    private static final int MIN_WORD_LETTERS = 4;

    /** A password with fewer letters beside the words is refused. */
    private static final int MIN_OTHER_LETTERS = 4;

    private static final int MIN_REPEATED_LETTERS = 2;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    static ContextWords of(Collection<String> names) {
        return new ContextWords(names.stream()
                .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(BETWEEN_WORDS.split(name, -1))))
                .map(Folding::letters)
                .filter(word -> length(word) >= MIN_REPEATED_LETTERS)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** Whether a password is a repetition of one word, or words with hardly any other letters. */
    boolean makeUp(String password) {
        String letters = Folding.letters(password);
        if (letters.isEmpty()) {
            return false;
        }
        String otherLetters = letters;
        for (String word : words) {
            if (letters.replace(word, "").isEmpty()) {
                return true;
            }
            if (length(word) >= MIN_WORD_LETTERS) {
                otherLetters = otherLetters.replace(word, " ");
            }
        }
        return !otherLetters.equals(letters) && length(otherLetters.replace(" ", "")) < MIN_OTHER_LETTERS;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

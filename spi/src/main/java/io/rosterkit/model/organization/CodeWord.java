package io.rosterkit.model.organization;

/** A practice's code word in clear, to be told in person, by phone or text. Its {@code toString} does not tell it. */
public final class CodeWord {

    private final String word;

    /** Wraps a word. */
    public CodeWord(String word) {
        this.word = word;
    }

    /** The word itself; do not log, mail or store it. */
    public String reveal() {
        return word;
    }

    @Override
    public String toString() {
        return "CodeWord[...]";
    }
}

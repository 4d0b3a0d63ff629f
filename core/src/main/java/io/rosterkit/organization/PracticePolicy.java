package io.rosterkit.organization;

/** What a product lets organizations do with the code words of their practices. Immutable. */
public final class PracticePolicy {

    private final boolean ownCodeWord;

    private PracticePolicy(boolean ownCodeWord) {
        this.ownCodeWord = ownCodeWord;
    }

    /** Code words are made, not chosen. */
    public static PracticePolicy standard() {
        return new PracticePolicy(false);
    }

    /** Whether an organization may choose a code word. */
    public boolean ownCodeWord() {
        return ownCodeWord;
    }

    /** The same, where an organization may choose a code word, or where each is made for it. Default: made. */
    public PracticePolicy ownCodeWord(boolean allowed) {
        return new PracticePolicy(allowed);
    }
}

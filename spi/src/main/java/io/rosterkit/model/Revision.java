package io.rosterkit.model;

/**
 * How often a row has changed and the seal of the journal entry that tells of the last change. Every transition goes
 * from version n to n+1, which is what a storage compares and sets; the seal ties the entries of one subject into a
 * chain.
 */
public record Revision(long version, Bytes seal) {

    /** Before the first change. */
    public static Revision none() {
        return new Revision(0, Bytes.none());
    }

    /** After one more change, told by the entry with that seal. */
    public Revision next(Bytes entrySeal) {
        return new Revision(version + 1, entrySeal);
    }
}

package io.rosterkit.model.audit;

import io.rosterkit.model.Id;
import java.util.UUID;

/**
 * Whom or what it was done to, and the version of that row after it. Version 0 is an attempt that changed nothing, or a
 * mere showing: it is sealed alone, outside the chain.
 */
public record Subject(Kind kind, UUID id, long version) {

    /** What an entry can be about. */
    public enum Kind {
        /** The organization itself. */
        ORGANIZATION,
        /** A practice. */
        PRACTICE,
        /** A user. */
        USER,
        /** An invitation. */
        INVITATION,
        /** An API key. */
        API_KEY
    }

    /** A row as it is after the change. */
    public static Subject changed(Kind kind, Id id, long version) {
        return new Subject(kind, id.uuid(), version);
    }

    /** A row that did not change. */
    public static Subject untouched(Kind kind, Id id) {
        return new Subject(kind, id.uuid(), 0);
    }
}

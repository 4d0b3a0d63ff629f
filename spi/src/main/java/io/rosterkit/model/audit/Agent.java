package io.rosterkit.model.audit;

import io.rosterkit.model.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who did it, and on which ground (a permission and the role that gave it, or a support case). {@code id} is a user's
 * id, a support person's id, a job's name or the id of an API key. From where they did it is personal data: see
 * {@link io.rosterkit.model.audit.stored.JournalEntry.Secured}.
 */
public record Agent(Kind kind, String id, String ground) {

    /** The kinds of agent. */
    public enum Kind {
        /** A user of the organization. */
        MEMBER,
        /** Staff of the vendor. */
        SUPPORT,
        /** A job of the host. */
        SYSTEM,
        /** A program with an API key. */
        PROGRAM,
        /** A caller without a session, who has a link, a password or a code. */
        VISITOR
    }

    /** The user of the organization who did it, if it was one; none where the id is no id of a user. */
    public Optional<UserId> member() {
        try {
            return kind == Kind.MEMBER ? Optional.of(new UserId(UUID.fromString(id))) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}

package io.rosterkit.model.audit;

/**
 * Who did it, and on which ground (a permission and the role that gave it, or a support case). {@code id} is a user's
 * id, a support person's id or a job's name. From where they did it is personal data: see
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
        /** A caller without a session, who has a link, a password or a code. */
        VISITOR
    }
}

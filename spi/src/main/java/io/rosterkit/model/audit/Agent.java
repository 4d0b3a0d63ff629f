package io.rosterkit.model.audit;

/**
 * Who did it, on which ground (a permission and the role that gave it, or a support case), and from which source.
 * {@code id} is a user's id, a support person's id or a job's name; {@code source} is empty when the host did not say.
 */
public record Agent(Kind kind, String id, String ground, String source) {

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

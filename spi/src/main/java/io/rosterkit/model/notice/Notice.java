package io.rosterkit.model.notice;

/** The kinds of message. */
public enum Notice {
    /** The invitation with its link. */
    INVITATION
}

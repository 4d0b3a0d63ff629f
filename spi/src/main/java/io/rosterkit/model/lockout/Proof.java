package io.rosterkit.model.lockout;

/** The kinds of proof that can be guessed at; each has a budget of its own. */
public enum Proof {
    /** The password at sign-in. */
    PASSWORD,
    /** A code sent as second step. */
    CODE,
    /** The code word of a practice, at registration and recovery. */
    CODE_WORD,
    /** The own password once more, by a user with a session. */
    STEP_UP,
    /** Not a guess, but a mail that a caller asks for. It bounds how many mails a mailbox gets. */
    MAIL
}

package io.rosterkit.mail;

/** How the way to the mail server is protected. */
public enum Encryption {
    /**
     * Begins in clear and is encrypted before anything is said; a server that cannot do that gets no mail. Usually port
     * 587.
     */
    STARTTLS,
    /** Encrypted from the first byte. Usually port 465. */
    TLS,
    /** Not at all: for a server on the same machine. A login is not sent over it. */
    NONE
}

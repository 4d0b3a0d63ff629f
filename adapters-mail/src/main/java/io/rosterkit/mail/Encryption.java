package io.rosterkit.mail;

/** How the connection to the mail server is encrypted. */
public enum Encryption {
    /**
     * The connection begins without encryption and is encrypted by STARTTLS before the login and any mail. A server
     * without STARTTLS gets no mail. Usually port 587.
     */
    STARTTLS,
    /** The connection is encrypted from the first byte. Usually port 465. */
    TLS,
    /** No encryption, for a server on the same machine. It cannot be combined with a login. */
    NONE
}

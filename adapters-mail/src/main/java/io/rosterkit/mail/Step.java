package io.rosterkit.mail;

/** The steps of a delivery by SMTP (RFC 5321 section 3.3), in their order. */
enum Step {
    /** The connection, and the greeting of the server. */
    GREETING,
    /** EHLO or HELO. */
    HELLO,
    /** STARTTLS, and what follows until the connection is encrypted. */
    TLS,
    /** AUTH, and what follows until the server knows the client. */
    LOGIN,
    /** MAIL FROM. */
    SENDER,
    /** RCPT TO. */
    RECIPIENT,
    /** DATA, and the lines of the mail. */
    DATA,
    /** The dot after the last line: from here on the server may have taken the mail. */
    END;

    boolean before(Step other) {
        return compareTo(other) < 0;
    }
}

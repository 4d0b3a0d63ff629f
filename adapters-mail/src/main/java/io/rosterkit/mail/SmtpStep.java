package io.rosterkit.mail;

/** The steps of a delivery by SMTP (RFC 5321 section 3.3), in their order. */
enum SmtpStep {
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
    /** The dot after the last line. From here on, the server may have accepted the mail. */
    END;

    boolean before(SmtpStep other) {
        return compareTo(other) < 0;
    }
}

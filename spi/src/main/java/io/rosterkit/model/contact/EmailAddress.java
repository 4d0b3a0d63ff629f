package io.rosterkit.model.contact;

import io.rosterkit.model.outcome.Arguments;

/**
 * An e-mail address: as it was given, and the key under which two spellings are one (ASCII local part in lower case,
 * domain in its ASCII form; no tricks with dots or plus signs). Made by the core's parser; storage compares keys and
 * mails go to the original.
 */
public record EmailAddress(String original, String key) implements Destination {

    /** 254 octets, RFC 5321 section 4.5.3.1.3 less the angle brackets. */
    public static final int MAX_LENGTH = 254;

    public EmailAddress {
        Arguments.required("original", original, "key", key);
        if (original.length() > MAX_LENGTH || key.length() > MAX_LENGTH || key.indexOf('@') < 1) {
            throw new IllegalArgumentException("emailAddress must be an address of at most 254 characters");
        }
    }

    /**
     * The address as a stranger may see it: the first letters before and after the at sign, and the last label of the
     * domain.
     */
    @Override
    public String masked() {
        int at = original.lastIndexOf('@');
        String hidden = "\u2022\u2022\u2022";
        return original.substring(0, Math.min(1, at - 1))
                + hidden
                + original.substring(at, Math.min(at + 2, original.length()))
                + hidden
                + original.substring(Math.max(at + 1, original.lastIndexOf('.')));
    }

    @Override
    public String toString() {
        return "EmailAddress[...]";
    }
}

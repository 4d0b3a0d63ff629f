package io.rosterkit.contact;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;

/** Reads a phone number in its international form; blanks and the usual separators do not matter. */
public final class Phones {

    private Phones() {}

    /** The number. */
    public static Outcome<PhoneNumber> parse(String text) {
        try {
            return Outcome.done(new PhoneNumber(text.replaceAll("[\\s()./-]", "")));
        } catch (IllegalArgumentException malformed) {
            return Outcome.refused(Refusal.of(ContactReason.PHONE_MALFORMED).at("phone"));
        }
    }
}

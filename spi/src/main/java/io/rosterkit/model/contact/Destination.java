package io.rosterkit.model.contact;

/** Where a message goes. */
public sealed interface Destination permits EmailAddress, PhoneNumber {

    /** As it was given. */
    String original();

    /** The form under which two spellings are one. */
    String key();

    /** What a stranger may see of it. */
    String masked();
}

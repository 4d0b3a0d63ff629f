package io.rosterkit.directory;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;

/**
 * A person of the directory, as typed; nothing is checked yet. The type says of which kind the person is, say an
 * employee or an outside person, by the traits that the profile gives to types. It allows a person without a user
 * nothing. Immutable.
 */
public final class PersonDraft {

    private final String name;
    private final UserType type;
    private final Optional<String> address;
    private final Optional<String> phone;
    private final Optional<String> externalId;

    private PersonDraft(
            String name, UserType type, Optional<String> address, Optional<String> phone, Optional<String> externalId) {
        this.name = name;
        this.type = type;
        this.address = address;
        this.phone = phone;
        this.externalId = externalId;
    }

    /** A person of that name and type. */
    public static PersonDraft of(String name, UserType type) {
        Arguments.required("name", name, "type", type);
        return new PersonDraft(name, type, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With that address, which no other person of the organization has; a blank text means none. Default: none. */
    public PersonDraft at(String mailbox) {
        Arguments.required("mailbox", mailbox);
        return new PersonDraft(name, type, filled(mailbox), phone, externalId);
    }

    /** With that number, as E.164 with its plus sign; a blank text means none. Default: none. */
    public PersonDraft reachableAt(String phoneNumber) {
        Arguments.required("phoneNumber", phoneNumber);
        return new PersonDraft(name, type, address, filled(phoneNumber), externalId);
    }

    /** With the id that the host keeps for the person, unique in the organization. Default: none. */
    public PersonDraft externalId(String id) {
        Arguments.required("id", id);
        return new PersonDraft(name, type, address, phone, Optional.of(id));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(typed -> !typed.isBlank());
    }

    /** The name, as typed. */
    public String name() {
        return name;
    }

    /** The type. */
    public UserType type() {
        return type;
    }

    /** The address, as typed. */
    public Optional<String> address() {
        return address;
    }

    /** The number, as typed. */
    public Optional<String> phone() {
        return phone;
    }

    /** The id that the host keeps, as given. */
    public Optional<String> externalId() {
        return externalId;
    }

    /** Hides what is personal. */
    @Override
    public String toString() {
        return "PersonDraft[" + type + "]";
    }
}

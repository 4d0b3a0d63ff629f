package io.rosterkit.peoplelist;

import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.text.PastedText;
import io.rosterkit.engine.text.Quotes;
import io.rosterkit.model.contact.ContactReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One person of a list, with the texts as they are in the list. The texts are not checked: escape them before they are
 * shown. A text that is not in the list is empty.
 *
 * @param number the number of the line, from 1; in a typed text, the number of the person
 * @param named what is taken only from a column that the caller names
 * @param problem why the line cannot be used; empty when it can be
 */
public record ListedPerson(int number, String address, String name, Named named, Optional<ContactReason> problem) {

    /** What is taken only from a column that the caller names. */
    public record Named(String phone, String type, String roles, String externalId) {

        private static Named none() {
            return new Named("", "", "", "");
        }

        private int length() {
            return phone.length() + type.length() + roles.length() + externalId.length();
        }

        /** Hides what is personal. */
        @Override
        public String toString() {
            return "Named[...]";
        }
    }

    /** The maximum length of all texts together; more than valid ones can have. */
    public static final int MAX_LENGTH = 2_000;

    /** The maximum length of a field with an address and a name. */
    private static final int MAX_FIELD_LENGTH = 600;

    private static final Pattern NAME_AND_ADDRESS = Pattern.compile("([^<>]*)<([^<>]*)>[\\s.,;]*");

    /** The separator between several addresses of one person in an export of Google Contacts. */
    private static final String ADDRESS_SEPARATOR = " ::: ";

    private static final Pattern MAILTO = Pattern.compile("(?i)(?:mailto:|(?:e-?)?mail:\\s*)([^?]*)(\\?.*)?");
    private static final Pattern TRAILING_MARKS = Pattern.compile("[.,;:>\\s]+$");

    /** A person whose address may be written {@code Name <address>}; that name counts when {@code name} is empty. */
    static ListedPerson of(int number, String address, String name) {
        NamedAddress parsed = NamedAddress.of(address);
        return new ListedPerson(
                number,
                parsed.address(),
                name.isEmpty() ? parsed.name() : Quotes.ofName(name),
                Named.none(),
                Optional.empty());
    }

    /** The same person with what the columns hold that the caller named. */
    ListedPerson with(Named texts) {
        return new ListedPerson(number, address, name, texts, problem);
    }

    /** The same person, whose line cannot be used for this reason. */
    ListedPerson withProblem(ContactReason reason) {
        return new ListedPerson(number, address, name, named, Optional.of(reason));
    }

    /** Whether the field is an e-mail address, alone or with a name. */
    static boolean holdsAddress(String field) {
        return field.length() <= MAX_FIELD_LENGTH
                && field.indexOf('@') > 0
                && Addresses.parse(NamedAddress.of(field).address()).answer().isPresent();
    }

    /** The phone number. */
    public String phone() {
        return named.phone();
    }

    /** The type of user. */
    public String type() {
        return named.type();
    }

    /** The roles. */
    public String roles() {
        return named.roles();
    }

    /** The id that the host keeps. */
    public String externalId() {
        return named.externalId();
    }

    /** The address as reports show it: cut after 100 characters. */
    public String shortAddress() {
        return address.length() > 100 ? address.substring(0, 100) : address;
    }

    /** Whether the texts together are longer than {@link #MAX_LENGTH}. */
    public boolean isTooLong() {
        return address.length() + name.length() + named.length() > MAX_LENGTH;
    }

    @Override
    public String toString() {
        return "ListedPerson[" + number + "]";
    }

    /** The address and the name that one field holds. */
    private record NamedAddress(String address, String name) {

        static NamedAddress of(String field) {
            String trimmed = PastedText.strip(field);
            if (trimmed.length() > MAX_FIELD_LENGTH) {
                return new NamedAddress(trimmed, "");
            }
            String text = PastedText.stripListMark(trimmed);
            int separator = text.indexOf(ADDRESS_SEPARATOR);
            Matcher nameAndAddress = NAME_AND_ADDRESS.matcher(separator < 0 ? text : text.substring(0, separator));
            if (nameAndAddress.matches()) {
                return new NamedAddress(plain(nameAndAddress.group(2)), displayName(nameAndAddress.group(1)));
            }
            return new NamedAddress(plain(separator < 0 ? text : text.substring(0, separator)), "");
        }

        /** The name before an address; empty when that is an address itself. */
        private static String displayName(String before) {
            String name = Quotes.ofName(PastedText.strip(before));
            boolean address = name.indexOf('@') > 0
                    && Addresses.parse(plain(name)).answer().isPresent();
            return address ? "" : name;
        }

        /** An address without the characters around it; any other text unchanged. */
        private static String plain(String field) {
            String text = PastedText.strip(field);
            if (text.indexOf('@') < 0) {
                return text;
            }
            String before = "";
            while (!before.equals(text)) {
                before = text;
                text = PastedText.strip(TRAILING_MARKS.matcher(text).replaceFirst(""));
                Matcher mailto = MAILTO.matcher(text);
                text = mailto.matches() ? PastedText.strip(mailto.group(1)) : text;
                text = Quotes.ofAddress(text);
            }
            return text;
        }
    }
}

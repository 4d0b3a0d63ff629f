package io.rosterkit.peoplelist;

import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.text.Marks;
import io.rosterkit.engine.text.Quotes;
import io.rosterkit.model.contact.ContactReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a list as read: its number from 1, and texts as typed, empty for what is not there. Nothing of it is
 * checked, and nothing is safe to print. A line that cannot be read has a reason why.
 */
public record ListedPerson(
        int number,
        String address,
        String name,
        String phone,
        String type,
        String roles,
        Optional<ContactReason> unreadable) {

    /** More than any address, name, type and roles together could have. */
    public static final int CHARACTERS_AT_MOST = 2_000;

    /** More than a field with an address and a name could have. */
    private static final int FIELD_AT_MOST = 600;

    private static final Pattern NAMED = Pattern.compile("([^<>]*)<([^<>]*)>[\\s.,;]*");

    /** What stands between several addresses of one person in an export of Google Contacts. */
    private static final String NEXT_OF_THE_SAME = " ::: ";

    private static final Pattern MAILTO = Pattern.compile("(?i)(?:mailto:|(?:e-?)?mail:\\s*)([^?]*)(\\?.*)?");
    private static final Pattern BEHIND = Pattern.compile("[.,;:>\\s]+$");

    /**
     * A line in which the address may stand as {@code Name <address>}; that name counts where the line has no other.
     */
    static ListedPerson of(int number, String address, String name) {
        Written written = Written.of(address);
        return new ListedPerson(
                number,
                written.address(),
                name.isEmpty() ? written.name() : Quotes.ofName(name),
                "",
                "",
                "",
                Optional.empty());
    }

    /** The same line, with more of it. */
    ListedPerson with(String number, String userType, String userRoles) {
        return new ListedPerson(this.number, address, name, number, userType, userRoles, unreadable);
    }

    /** The same line, which cannot be used for that reason. */
    ListedPerson unreadable(ContactReason reason) {
        return new ListedPerson(number, address, name, phone, type, roles, Optional.of(reason));
    }

    /** Whether that field is an e-mail address, or one with a name. */
    static boolean holdsAddress(String field) {
        return field.length() <= FIELD_AT_MOST
                && field.indexOf('@') > 0
                && Addresses.parse(Written.of(field).address()).answer().isPresent();
    }

    /** The address, cut after 100 characters. */
    public String shown() {
        return address.length() > 100 ? address.substring(0, 100) : address;
    }

    /** Whether this is longer than any address, name, type and roles together could be. */
    public boolean isTooLong() {
        return address.length() + name.length() + phone.length() + type.length() + roles.length() > CHARACTERS_AT_MOST;
    }

    @Override
    public String toString() {
        return "ListedPerson[" + number + "]";
    }

    /** An address as it is written in a field, perhaps with a name. */
    private record Written(String address, String name) {

        static Written of(String field) {
            String whole = Marks.strip(field);
            if (whole.length() > FIELD_AT_MOST) {
                return new Written(whole, "");
            }
            String text = Marks.stripListMark(whole);
            int next = text.indexOf(NEXT_OF_THE_SAME);
            Matcher named = NAMED.matcher(next < 0 ? text : text.substring(0, next));
            if (named.matches()) {
                return new Written(plain(named.group(2)), displayName(named.group(1)));
            }
            return new Written(plain(next < 0 ? text : text.substring(0, next)), "");
        }

        /** The name as it stands before an address; one that is an address itself is none. */
        private static String displayName(String before) {
            String name = Quotes.ofName(Marks.strip(before));
            boolean address = name.indexOf('@') > 0
                    && Addresses.parse(plain(name)).answer().isPresent();
            return address ? "" : name;
        }

        /** An address without what surrounds it; any other text as it is. */
        private static String plain(String field) {
            String text = Marks.strip(field);
            if (text.indexOf('@') < 0) {
                return text;
            }
            String before = "";
            while (!before.equals(text)) {
                before = text;
                text = Marks.strip(BEHIND.matcher(text).replaceFirst(""));
                Matcher mailto = MAILTO.matcher(text);
                text = mailto.matches() ? Marks.strip(mailto.group(1)) : text;
                text = Quotes.ofAddress(text);
            }
            return text;
        }
    }
}

package io.rosterkit.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a list as read: its number from 1, and texts as typed, empty for what is not there. Nothing of it is
 * checked, and nothing is safe to print.
 */
public record ListedPerson(int number, String address, String name, String type, String roles) {

    /** More than any address, name, type and roles together could have. */
    public static final int CHARACTERS_AT_MOST = 2_000;

    private static final Pattern NAMED = Pattern.compile("([^<>]*)<([^<>]*)>");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

    /**
     * A line in which the address may stand as {@code Name <address>}; that name counts where the line has no other.
     */
    static ListedPerson of(int number, String address, String name, String type, String roles) {
        Matcher named = NAMED.matcher(address.strip());
        if (!named.matches()) {
            return new ListedPerson(number, address.strip(), name.strip(), type.strip(), roles.strip());
        }
        Matcher quoted = QUOTED.matcher(named.group(1).strip());
        String before = quoted.matches() ? quoted.group(1) : named.group(1);
        return new ListedPerson(
                number,
                named.group(2).strip(),
                name.isBlank() ? before.strip() : name.strip(),
                type.strip(),
                roles.strip());
    }

    /** The address, cut after 100 characters. */
    public String shown() {
        return address.length() > 100 ? address.substring(0, 100) : address;
    }

    /** Whether this is longer than any address, name, type and roles together could be. */
    public boolean isTooLong() {
        return address.length() + name.length() + type.length() + roles.length() > CHARACTERS_AT_MOST;
    }

    @Override
    public String toString() {
        return "ListedPerson[" + number + "]";
    }
}

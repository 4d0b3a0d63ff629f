package io.rosterkit.peoplelist;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.peoplelist.ListPreview.Use;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The columns of a list that the caller names, by heading or by number. The library finds the other columns itself.
 * Phone numbers, types, roles and external ids are taken only from a column that the caller names. Immutable.
 */
public final class ListColumns {

    private final Map<Use, Pick> picks;

    private ListColumns(Map<Use, Pick> picks) {
        this.picks = Collections.unmodifiableMap(picks);
    }

    /** A column by its heading, or by its number from 1. */
    record Pick(String heading, int number) {}

    /** Names no column. */
    public static ListColumns create() {
        return new ListColumns(new EnumMap<>(Use.class));
    }

    /** Names the column of e-mail addresses; no other column of addresses is used then. Default: found. */
    public ListColumns address(String heading) {
        Arguments.required("heading", heading);
        return with(Use.ADDRESS, new Pick(heading, 0));
    }

    /** Names the column of whole names; other columns of names are used only if they are named too. Default: found. */
    public ListColumns name(String heading) {
        Arguments.required("heading", heading);
        return with(Use.NAME, new Pick(heading, 0));
    }

    /** Names the column of given names; other columns of names are used only if they are named too. Default: found. */
    public ListColumns givenName(String heading) {
        Arguments.required("heading", heading);
        return with(Use.GIVEN_NAME, new Pick(heading, 0));
    }

    /** Names the column of surnames; other columns of names are used only if they are named too. Default: found. */
    public ListColumns surname(String heading) {
        Arguments.required("heading", heading);
        return with(Use.SURNAME, new Pick(heading, 0));
    }

    /** Names the column of phone numbers in international form, to which codes can be sent. Default: none. */
    public ListColumns phone(String heading) {
        Arguments.required("heading", heading);
        return with(Use.PHONE, new Pick(heading, 0));
    }

    /** Names the column of user types, as codes of the profile. Default: none, and all get the type of the call. */
    public ListColumns type(String heading) {
        Arguments.required("heading", heading);
        return with(Use.TYPE, new Pick(heading, 0));
    }

    /** Names the column of roles, as codes of the profile, separated by comma, semicolon or bar. Default: none. */
    public ListColumns roles(String heading) {
        Arguments.required("heading", heading);
        return with(Use.ROLES, new Pick(heading, 0));
    }

    /** Names the column of the ids that the host keeps, each of one person. Default: none. */
    public ListColumns externalId(String heading) {
        Arguments.required("heading", heading);
        return with(Use.EXTERNAL_ID, new Pick(heading, 0));
    }

    /**
     * Names a column by its number, from 1, for lists without headings or with the same heading twice. Default: found.
     */
    public ListColumns at(Use use, int number) {
        Arguments.required("use", use);
        if (number < 1 || use == Use.NONE || use == Use.FALLBACK_ADDRESS) {
            throw new IllegalArgumentException("number must be at least 1, and use one that a caller can name");
        }
        return with(use, new Pick("", number));
    }

    Map<Use, Pick> picks() {
        return picks;
    }

    private ListColumns with(Use use, Pick pick) {
        Map<Use, Pick> more = new EnumMap<>(Use.class);
        more.putAll(picks);
        more.put(use, pick);
        return new ListColumns(more);
    }

    @Override
    public String toString() {
        return "ListColumns" + picks.keySet();
    }
}

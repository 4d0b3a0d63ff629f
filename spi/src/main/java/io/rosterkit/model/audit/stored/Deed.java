package io.rosterkit.model.audit.stored;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was done, or attempted: a stable code such as {@code invitation.withdraw}, the code of the refusal when it was
 * refused (empty otherwise), and facts. Facts are codes and ids, never names, addresses or secrets.
 */
public record Deed(String act, String refusedBecause, SortedMap<String, String> facts) {

    public Deed {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** Something that was done. */
    public static Deed done(String act, Map<String, String> facts) {
        return new Deed(act, "", new TreeMap<>(facts));
    }

    /** Something that was refused. */
    public static Deed refused(String act, String because, Map<String, String> facts) {
        return new Deed(act, because, new TreeMap<>(facts));
    }
}

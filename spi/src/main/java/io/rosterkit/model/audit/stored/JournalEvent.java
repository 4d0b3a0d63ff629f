package io.rosterkit.model.audit.stored;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An act that was done or refused, for the journal. Facts are codes and ids, never names, addresses or secrets.
 *
 * @param act the stable code of the act, such as {@code invitation.withdraw}
 * @param refusedBecause the code of the refusal; empty when the act was done
 */
public record JournalEvent(String act, String refusedBecause, SortedMap<String, String> facts) {

    public JournalEvent {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** An act that was done. */
    public static JournalEvent done(String act, Map<String, String> facts) {
        return new JournalEvent(act, "", new TreeMap<>(facts));
    }

    /** An act that was refused. */
    public static JournalEvent refused(String act, String because, Map<String, String> facts) {
        return new JournalEvent(act, because, new TreeMap<>(facts));
    }

    /** The same with more facts. */
    public JournalEvent with(Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(facts);
        all.putAll(more);
        return new JournalEvent(act, refusedBecause, all);
    }
}

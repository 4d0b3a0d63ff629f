package io.rosterkit.engine.dispatch;

import io.rosterkit.model.notice.stored.Claimed;
import java.util.ArrayList;
import java.util.List;

/**
 * Claimed messages, by how often they were claimed without a result. A message that ends its process leaves its whole
 * batch without one; so those with several such claims are tried alone, after the others and one at a time, and only
 * one that was alone again and again is set aside.
 */
record Triage(List<Claimed> tried, List<Claimed> released) {

    private static final int MOST_IN_COMPANY = 3;
    private static final int MOST = 20;

    static Triage of(List<Claimed> claimed) {
        List<Claimed> tried = new ArrayList<>();
        List<Claimed> alone = new ArrayList<>();
        for (Claimed one : claimed) {
            (isAlone(one) && !isSetAside(one) ? alone : tried).add(one);
        }
        if (!alone.isEmpty()) {
            tried.add(alone.remove(0));
        }
        return new Triage(tried, alone);
    }

    /** Whether it is given up without another try. */
    static boolean isSetAside(Claimed claimed) {
        return claimed.claims() > MOST;
    }

    /** Whether no other message may be under the same process's lease while it is tried. */
    static boolean isAlone(Claimed claimed) {
        return claimed.claims() > MOST_IN_COMPANY;
    }
}

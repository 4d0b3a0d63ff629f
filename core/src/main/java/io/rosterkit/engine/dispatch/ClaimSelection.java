package io.rosterkit.engine.dispatch;

import io.rosterkit.model.notice.stored.Claimed;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which claimed messages are sent now, to isolate a poison message: one that makes the process die. Such a
 * message leaves its whole batch without a result. So messages with several claims without a result are sent last and
 * one at a time. A message is given up only after it was sent alone many times without a result.
 */
record ClaimSelection(List<Claimed> toSend, List<Claimed> toRelease) {

    private static final int MAX_CLAIMS_IN_BATCH = 3;
    private static final int MAX_CLAIMS = 20;

    static ClaimSelection of(List<Claimed> claimed) {
        List<Claimed> toSend = new ArrayList<>();
        List<Claimed> alone = new ArrayList<>();
        for (Claimed message : claimed) {
            (mustBeAlone(message) && !mustBeGivenUp(message) ? alone : toSend).add(message);
        }
        if (!alone.isEmpty()) {
            toSend.add(alone.remove(0));
        }
        return new ClaimSelection(toSend, alone);
    }

    /** Whether the message becomes a dead letter without another attempt. */
    static boolean mustBeGivenUp(Claimed message) {
        return message.claims() > MAX_CLAIMS;
    }

    /** Whether the process may hold no other unsent message when it sends this one. */
    static boolean mustBeAlone(Claimed message) {
        return message.claims() > MAX_CLAIMS_IN_BATCH;
    }
}

package io.rosterkit.engine.dispatch;

import io.rosterkit.model.contact.Destination;
import java.util.HashSet;
import java.util.Set;

/**
 * The recipients that a gateway refused without a reason since it last took a message. A few are wrong addresses; a
 * gateway that refuses more than that in a row refuses the client. Not thread-safe.
 */
final class RefusedRecipients {

    /** So many in a row are dead letters. */
    private static final int MOST = 4;

    private static final String PREFIX = "refuses-all-";
    private static final int LONGEST_CODE = 40;

    private final Set<String> keys = new HashSet<>();

    /** Counts a recipient, each once. Answers whether they are too many now. */
    boolean add(Destination to) {
        if (!areTooMany()) {
            keys.add(to.key());
        }
        return areTooMany();
    }

    boolean areTooMany() {
        return keys.size() > MOST;
    }

    /** The gateway took a message. */
    void clear() {
        keys.clear();
    }

    /** What the gateway's trouble is called, with the code that it answered. */
    static Failure failure(Trial.Result.Rejected rejection) {
        String code = PREFIX + rejection.settlement().failure();
        return new Failure(code.substring(0, Math.min(LONGEST_CODE, code.length())), "");
    }
}

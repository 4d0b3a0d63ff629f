package io.rosterkit.engine.dispatch;

import io.rosterkit.model.contact.Destination;
import java.util.HashSet;
import java.util.Set;

/**
 * The recipients that a gateway refused without a reason since it last took a message. A few of them are wrong
 * addresses. If there are more, the gateway probably refuses the client itself. Not thread-safe.
 */
final class RejectedRecipients {

    /** Up to this number, each refused recipient makes a dead letter. */
    private static final int MAX_RECIPIENTS = 4;

    private static final String PREFIX = "refuses-all-";
    private static final int MAX_CODE_LENGTH = 40;

    private final Set<String> keys = new HashSet<>();

    /** Counts a recipient, each once. True when there are too many now. */
    boolean add(Destination to) {
        if (!isAboveLimit()) {
            keys.add(to.key());
        }
        return isAboveLimit();
    }

    boolean isAboveLimit() {
        return keys.size() > MAX_RECIPIENTS;
    }

    /** Starts again, because the gateway took a message. */
    void clear() {
        keys.clear();
    }

    /** The failure of a gateway that refuses too many recipients; its code ends with the code of the rejection. */
    static DeliveryFailure gatewayFailure(MessageDelivery.Result.Rejected rejection) {
        String code = PREFIX + rejection.settlement().failure();
        return new DeliveryFailure(code.substring(0, Math.min(MAX_CODE_LENGTH, code.length())), "");
    }
}

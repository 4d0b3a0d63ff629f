package io.rosterkit.engine.dispatch;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.ClaimRequest;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ids that were added last, up to the limit of a claim request. Not thread-safe. */
final class RecentMessageIds {

    private final Set<MessageId> ids = new LinkedHashSet<>();

    /** Adds the id as the latest one; forgets the earliest one when there are too many. */
    void add(MessageId id) {
        ids.remove(id);
        ids.add(id);
        if (ids.size() > ClaimRequest.LARGEST_EXCEPT) {
            Iterator<MessageId> earliest = ids.iterator();
            earliest.next();
            earliest.remove();
        }
    }

    void addAll(RecentMessageIds others) {
        others.ids.forEach(this::add);
    }

    void remove(MessageId id) {
        ids.remove(id);
    }

    boolean contains(MessageId id) {
        return ids.contains(id);
    }

    void clear() {
        ids.clear();
    }

    Set<MessageId> all() {
        return Set.copyOf(ids);
    }
}

package io.rosterkit.engine.dispatch;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.ClaimRequest;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Ids of messages, the latest so many of them. Not thread-safe. */
final class RecentIds {

    private final Set<MessageId> ids = new LinkedHashSet<>();

    /** As the latest one. */
    void add(MessageId id) {
        ids.remove(id);
        ids.add(id);
        if (ids.size() > ClaimRequest.LARGEST_EXCEPT) {
            Iterator<MessageId> earliest = ids.iterator();
            earliest.next();
            earliest.remove();
        }
    }

    void addAll(RecentIds others) {
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

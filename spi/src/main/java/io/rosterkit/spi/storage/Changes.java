package io.rosterkit.spi.storage;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.stored.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decision wants written, as one value: guarded state changes, the messages that announce them, the journal
 * entries that tell of them, and the requests they answer. All of one organization; charged attempts come alone, and so
 * do attempts at locked counters.
 */
public record Changes(
        OrganizationId organization,
        List<Request> requests,
        List<Change> changes,
        List<Message> messages,
        List<JournalEntry> entries) {

    public Changes {
        requests = List.copyOf(requests);
        changes = List.copyOf(changes);
        messages = List.copyOf(messages);
        entries = List.copyOf(entries);
        if (!requests.stream().allMatch(request -> request.organization().equals(organization))
                || !changes.stream().allMatch(change -> change.organization().equals(organization))
                || !messages.stream().allMatch(message -> message.organization().equals(organization))
                || !entries.stream().allMatch(entry -> entry.organization().equals(organization))) {
            throw new IllegalArgumentException("changes must be of one organization");
        }
        int all = requests.size() + changes.size() + messages.size() + entries.size();
        for (Class<? extends LockoutChange> kind : List.of(LockoutChange.Charged.class, LockoutChange.Knocked.class)) {
            long some = changes.stream().filter(kind::isInstance).count();
            if (some > 0 && some < all) {
                throw new IllegalArgumentException(
                        "changes must hold nothing else where an attempt is charged or somebody knocks");
            }
        }
    }

    /** No changes yet. */
    public static Changes none(OrganizationId organization) {
        return new Changes(organization, List.of(), List.of(), List.of(), List.of());
    }

    /** These changes and one more state change. */
    public Changes and(Change change) {
        return new Changes(organization, requests, plus(changes, change), messages, entries);
    }

    /** These changes and one more message. */
    public Changes and(Message message) {
        return new Changes(organization, requests, changes, plus(messages, message), entries);
    }

    /** These changes and one more journal entry. */
    public Changes and(JournalEntry entry) {
        return new Changes(organization, requests, changes, messages, plus(entries, entry));
    }

    /** These changes and the request they answer. */
    public Changes and(Request request) {
        return new Changes(organization, plus(requests, request), changes, messages, entries);
    }

    /** These changes and then those. */
    public Changes and(Changes more) {
        return new Changes(
                organization,
                plusAll(requests, more.requests),
                plusAll(changes, more.changes),
                plusAll(messages, more.messages),
                plusAll(entries, more.entries));
    }

    private static <E> List<E> plus(List<E> some, E one) {
        return plusAll(some, List.of(one));
    }

    private static <E> List<E> plusAll(List<E> some, List<E> more) {
        List<E> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}

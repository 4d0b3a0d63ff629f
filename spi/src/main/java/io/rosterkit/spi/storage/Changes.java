package io.rosterkit.spi.storage;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.stored.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
        checkOrganization(organization, requests, Request::organization);
        checkOrganization(organization, changes, Change::organization);
        checkOrganization(organization, messages, Message::organization);
        checkOrganization(organization, entries, JournalEntry::organization);
        int charged = 0;
        int rejected = 0;
        for (Change change : changes) {
            charged += change instanceof LockoutChange.Charged ? 1 : 0;
            rejected += change instanceof LockoutChange.AttemptRejected ? 1 : 0;
        }
        int all = requests.size() + changes.size() + messages.size() + entries.size();
        if ((charged > 0 && charged < all) || (rejected > 0 && rejected < all)) {
            throw new IllegalArgumentException(
                    "changes must hold nothing else where an attempt is charged or rejected");
        }
    }

    private static <E> void checkOrganization(
            OrganizationId organization, List<E> some, Function<E, OrganizationId> owner) {
        for (E one : some) {
            if (!owner.apply(one).equals(organization)) {
                throw new IllegalArgumentException("changes must be of one organization");
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

    /** These changes and more state changes. */
    public Changes and(List<? extends Change> more) {
        return more.isEmpty()
                ? this
                : new Changes(organization, requests, plusAll(changes, List.copyOf(more)), messages, entries);
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
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        List<E> all = new ArrayList<>(some.size() + more.size());
        all.addAll(some);
        all.addAll(more);
        return all;
    }
}

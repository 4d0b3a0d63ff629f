package io.rosterkit.acceptance;

import io.rosterkit.Desk;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.organization.PracticeDetails;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that an organization shows to its owner. Two of them are equal when nothing changed in between. */
record Snapshot(
        List<InvitationDetails> invitations,
        List<PracticeDetails> practices,
        List<UserDetails> users,
        List<JournalRecord> journal) {

    private static final UserFilter EVERYBODY = UserFilter.all();

    static Snapshot of(Desk desk) {
        return new Snapshot(
                all(page -> desk.invitations().list(Set.of(), InvitationQuery.Order.OLDEST_FIRST, page)),
                all(page -> desk.practices().list(Set.of(), page)),
                all(page -> desk.users().list(EVERYBODY, UserQuery.Order.OLDEST_FIRST, page)),
                journal(desk));
    }

    /** The whole journal, earliest first. */
    static List<JournalRecord> journal(Desk desk) {
        return all(page -> desk.journal().read(JournalQuery.Filter.all(), JournalQuery.Order.OLDEST_FIRST, page));
    }

    /** All items of a list, page by page. */
    static <T> List<T> all(Function<PageRequest, Outcome<Page<T>>> list) {
        List<T> items = new ArrayList<>();
        Optional<PageRequest> wanted = Optional.of(PageRequest.first(PageRequest.MAX_LIMIT));
        while (wanted.isPresent()) {
            PageRequest request = wanted.get();
            Page<T> page = list.apply(request).orThrow();
            items.addAll(page.items());
            wanted = page.next().map(request::after);
        }
        return items;
    }

    /** The entries that are in the journal now and were not then. */
    List<JournalRecord> newsSince(Snapshot then) {
        Set<EntryId> known = then.journal.stream().map(JournalRecord::id).collect(Collectors.toSet());
        return journal.stream().filter(entry -> !known.contains(entry.id())).toList();
    }

    /** Whether nothing but the journal differs. */
    boolean showsTheSameAs(Snapshot then) {
        return invitations.equals(then.invitations) && practices.equals(then.practices) && users.equals(then.users);
    }
}

package io.rosterkit.examples.telling;

import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks through a list of invitations with the cursor of each page. */
public final class Pages {

    private Pages() {}

    /** The pages, at least one, each of at most that many invitations. */
    public static List<Page<InvitationDetails>> of(
            Invitations invitations, Set<InvitationState> states, Order order, int limit) {
        List<Page<InvitationDetails>> pages = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(limit));
        while (request.isPresent()) {
            Page<InvitationDetails> page =
                    invitations.list(states, order, request.get()).orThrow();
            pages.add(page);
            request = page.next().map(PageRequest.first(limit)::after);
        }
        return pages;
    }

    /** All of them. */
    public static List<InvitationDetails> all(Invitations invitations, Set<InvitationState> states, Order order) {
        return of(invitations, states, order, PageRequest.MAX_LIMIT).stream()
                .flatMap(page -> page.items().stream())
                .toList();
    }
}

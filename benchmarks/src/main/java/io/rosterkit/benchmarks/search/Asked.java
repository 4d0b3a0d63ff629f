package io.rosterkit.benchmarks.search;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.search.FoldedText;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A page that is asked for, as the library and as a statement by hand take it, and how many users are on it. */
record Asked(UserFilter filter, PageRequest request, List<String> parts, Optional<Place> after, int expected) {

    /** Behind which user the page begins. */
    record Place(String sortKey, UUID id) {}

    static Asked of(String term, UserFilter filter, PageRequest request, Page<UserDetails> page) {
        Optional<Place> after =
                request.after().map(cursor -> before(page.items().get(0)));
        return new Asked(
                filter,
                request,
                SearchTerm.of(term).parts(),
                after,
                page.items().size());
    }

    /** Whether only deactivated users of one type are asked for. */
    boolean filtered() {
        return !filter.conditions().statuses().isEmpty();
    }

    /** A place just before the first user of the page. */
    private static Place before(UserDetails first) {
        String sortKey = first.contact()
                .name()
                .map(DisplayName::text)
                .map(FoldedText::of)
                .orElse("");
        UUID id = first.id().uuid();
        return new Place(sortKey, new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1));
    }
}

package io.rosterkit.benchmarks.search;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.search.FoldedText;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.user.UserDetails;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A page that is asked for, as the library and as a statement by hand take it, and how many users are on it. */
record Asked(String term, PageRequest request, List<String> patterns, Optional<Place> after, int expected) {

    /** Behind which user the page begins. */
    record Place(String sortKey, UUID id) {}

    static Asked of(String term, PageRequest request, Population population, int organization) {
        Page<UserDetails> page = Search.page(population, population.owner(organization), term, request);
        List<String> patterns = SearchTerm.of(term).parts().stream()
                .map(part -> "%" + part + "%")
                .toList();
        Optional<Place> after =
                request.after().map(cursor -> before(page.items().get(0)));
        return new Asked(term, request, patterns, after, page.items().size());
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

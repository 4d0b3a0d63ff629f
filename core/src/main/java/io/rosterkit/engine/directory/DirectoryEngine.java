package io.rosterkit.engine.directory;

import io.rosterkit.directory.ContactDetails;
import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.listing.SearchTerms;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserStore;
import java.util.TreeSet;

/** Lists users and invited people together. All calls share one instance. Thread-safe. */
public final class DirectoryEngine {

    private final UserStore store;
    private final PageReader pages;

    public DirectoryEngine(UserStore store, PageReader pages) {
        this.store = store;
        this.pages = pages;
    }

    /** The directory for one caller. */
    public Directory at(Call call) {
        return new BoundDirectory(call, this);
    }

    /** The stored contact as hosts see it. */
    public static ContactDetails contact(User.Contact row) {
        return new ContactDetails(
                row.address(),
                row.verified(),
                row.name(),
                row.phone(),
                row.language().map(LanguageTag::locale),
                row.externalId());
    }

    Outcome<Page<DirectoryEntry>> list(
            Call call, DirectoryFilter filter, PeopleQuery.Order order, PageRequest request) {
        Arguments.required("filter", filter, "order", order, "request", request);
        return SearchTerms.parse(filter.term())
                .then(term -> pages.read(
                        call,
                        listing(filter, term, order),
                        request,
                        (now, slice) ->
                                store.directory(call.viewer(), new PeopleQuery(term, filter.statuses(), order, slice))))
                .map(page -> page.map(DirectoryEngine::entry));
    }

    private static ListDefinition<DirectoryRow> listing(
            DirectoryFilter filter, SearchTerm term, PeopleQuery.Order order) {
        return new ListDefinition<>(
                "directory.list",
                "directory|" + new TreeSet<>(filter.statuses()) + "|" + order + "|" + term.code(),
                Permission.VIEW_USERS,
                row -> UserPositions.of(order, row));
    }

    private static DirectoryEntry entry(DirectoryRow row) {
        return new DirectoryEntry(row.user(), row.invitation(), contact(row.contact()), row.type(), row.status());
    }
}

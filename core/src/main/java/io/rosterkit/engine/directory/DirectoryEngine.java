package io.rosterkit.engine.directory;

import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.listing.SearchTerms;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.profile.TraitFilter;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows people, with and without a user. All calls share one instance. Thread-safe. */
public final class DirectoryEngine {

    private final OperationRunner runner;
    private final Profiles profiles;
    private final UserStore store;
    private final DirectoryEntries entries;
    private final UserLookup lookup;
    private final PageReader pages;
    private final SearchTerms terms;
    private final PersonEngine persons;
    private final PersonStatusEngine statuses;

    public DirectoryEngine(
            OperationRunner runner,
            Profiles profiles,
            UserStore store,
            DirectoryEntries entries,
            UserLookup lookup,
            PageReader pages,
            SearchTerms terms,
            PersonEngine persons,
            PersonStatusEngine statuses) {
        this.statuses = statuses;
        this.runner = runner;
        this.profiles = profiles;
        this.store = store;
        this.entries = entries;
        this.lookup = lookup;
        this.pages = pages;
        this.terms = terms;
        this.persons = persons;
    }

    /** The directory for one caller. */
    public Directory at(Call call) {
        return new BoundDirectory(call, this, persons, statuses);
    }

    Outcome<DirectoryEntry> get(Call call, UserId person) {
        Arguments.required("person", person);
        return runner.query(
                call,
                Operation.of("person.get", Subject.untouched(Subject.Kind.USER, person)),
                now -> lookup.findPerson(call, person, Permission.VIEW_USERS, now)
                        .map(found -> entries.of(found.user())));
    }

    Outcome<Page<DirectoryEntry>> list(
            Call call, DirectoryFilter filter, PeopleQuery.Order order, PageRequest request) {
        Arguments.required("filter", filter, "order", order, "request", request);
        return terms.parse(filter.term())
                .map(term -> new Asked(filter, term, order))
                .then(asked ->
                        pages.read(call, asked.listing(), request, (now, slice) -> read(call, asked, now, slice)))
                .map(page -> page.map(DirectoryEntries::of));
    }

    /** A trait takes one more read, of the profile of the organization. */
    private WithAccess<List<DirectoryRow>> read(Call call, Asked asked, Instant now, Slice slice) {
        DirectoryFilter filter = asked.filter();
        Optional<AccessState> callerAccess = filter.trait().map(trait -> store.access(call.viewer()));
        Set<UserType> types = filter.trait()
                .map(trait -> TraitFilter.ofTypes(
                                profiles, callerAccess.orElseThrow().profile(), trait)
                        .types())
                .orElseGet(filter::types);
        // For a store an empty set means all types; here it means that no type has the trait.
        return callerAccess
                .filter(access -> types.isEmpty())
                .map(access -> new WithAccess<>(access, List.<DirectoryRow>of()))
                .orElseGet(() -> store.directory(call.viewer(), asked.query(types, now, slice)));
    }

    /** What a caller asks for. */
    private record Asked(DirectoryFilter filter, SearchTerm term, PeopleQuery.Order order) {

        PeopleQuery query(Set<UserType> types, Instant now, Slice slice) {
            return new PeopleQuery(
                    term,
                    filter.statuses(),
                    types,
                    filter.active(),
                    Optional.of(new UserQuery.Access(Set.of(), Set.of(), filter.modules(), filter.endsBy(), now))
                            .filter(access -> !filter.modules().isEmpty()
                                    || filter.endsBy().isPresent()),
                    order,
                    slice);
        }

        ListDefinition<DirectoryRow> listing() {
            String scope = String.join(
                    "|",
                    "directory",
                    new TreeSet<>(filter.statuses()).toString(),
                    filter.types().stream().map(UserType::code).sorted().collect(Collectors.joining(" ")),
                    filter.trait().map(Object::toString).orElse(""),
                    filter.active().map(Object::toString).orElse(""),
                    filter.modules().stream().map(ProductModule::code).sorted().collect(Collectors.joining(" ")),
                    filter.endsBy().map(Object::toString).orElse(""),
                    order.toString(),
                    term.code());
            return new ListDefinition<>(
                    "directory.list", scope, Permission.VIEW_USERS, row -> UserPositions.of(order, row));
        }
    }
}

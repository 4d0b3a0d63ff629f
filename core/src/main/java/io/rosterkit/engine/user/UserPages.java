package io.rosterkit.engine.user;

import io.rosterkit.directory.ContactDetails;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.listing.SearchTerms;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.profile.TraitFilter;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.listing.Count;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists users page by page, counts them where that is asked for, and makes the details that hosts see. */
public final class UserPages {

    private final Profiles profiles;
    private final UserStore store;
    private final PageReader pages;
    private final SearchTerms terms;

    public UserPages(Profiles profiles, UserStore store, PageReader pages, SearchTerms terms) {
        this.profiles = profiles;
        this.store = store;
        this.pages = pages;
        this.terms = terms;
    }

    /** The stored contact of a user as hosts see it. */
    static ContactDetails contact(User.Contact row) {
        return new ContactDetails(
                row.address(),
                row.verified(),
                row.name(),
                row.phone(),
                row.language().map(LanguageTag::locale),
                row.externalId());
    }

    /** What a host may see of a stored user: not the epochs of sessions and devices, and not the revision. */
    public static UserDetails details(ShownUser shown, Instant now) {
        User row = shown.user();
        User.Status status = row.status();
        return new UserDetails(
                row.id(),
                contact(row.contact()),
                new UserDetails.Status(
                        status.state(),
                        status.type(),
                        RoleGrant.rolesAt(now, status.grants()),
                        row.practicesAt(now),
                        status.lock(),
                        row.security().openRequest(),
                        status.limits().validity()),
                new UserDetails.Origin(row.origin().since(), row.origin().creator()),
                shown.lastSignInAt(),
                row.security().demandsSecondStep(),
                status.modules().all());
    }

    Outcome<Page<UserDetails>> list(Call call, UserFilter filter, UserQuery.Order order, PageRequest request) {
        return terms.parse(filter.conditions().term())
                .then(term -> list(call, filtered(call, filter.conditions(), term), order, request));
    }

    private Outcome<Page<UserDetails>> list(Call call, Filtered filtered, UserQuery.Order order, PageRequest request) {
        var listing = new ListDefinition<ShownUser>(
                "user.list",
                "users|" + filtered.code() + "|" + order,
                Permission.VIEW_USERS,
                filtered.conditions().access().practices(),
                row -> UserPositions.of(order, row));
        return pages.read(
                call,
                listing,
                request,
                (now, slice) -> filtered.nobody()
                        .map(access -> new WithAccess<>(access, List.<ShownUser>of()))
                        .orElseGet(() -> store.page(call.viewer(), new UserQuery(filtered.stored(now), order, slice))),
                (now, page) -> counted(call, filtered, request, now, page.map(row -> details(row, now))));
    }

    /** Counts one more than a count tells, to know whether there are more. */
    private Page<UserDetails> counted(
            Call call, Filtered filtered, PageRequest request, Instant now, Page<UserDetails> page) {
        return request.counted()
                ? page.counted(Count.of(
                        filtered.nobody().isPresent()
                                ? 0
                                : store.count(call.viewer(), filtered.stored(now), Count.LIMIT + 1)
                                        .value()))
                : page;
    }

    /** The filter with what its trait means in the profile of the organization, which takes one more read. */
    private Filtered filtered(Call call, UserFilter.Conditions conditions, SearchTerm term) {
        Optional<AccessState> callerAccess = conditions.trait().map(trait -> store.access(call.viewer()));
        TraitFilter users = conditions
                .trait()
                .map(trait ->
                        TraitFilter.ofUsers(profiles, callerAccess.orElseThrow().profile(), trait))
                .orElseGet(() -> new TraitFilter(conditions.types(), Optional.empty()));
        return new Filtered(conditions, users, term, callerAccess.filter(access -> users.isOfNobody()));
    }

    /**
     * The filter of a host as it is asked of the storage.
     *
     * @param nobody the access of the caller, where it is known that the filter lets no user pass
     */
    private record Filtered(
            UserFilter.Conditions conditions, TraitFilter users, SearchTerm term, Optional<AccessState> nobody) {

        UserQuery.Filter stored(Instant now) {
            UserFilter.Access access = conditions.access();
            return new UserQuery.Filter(
                    conditions.statuses(),
                    users.types(),
                    users.titles(),
                    Optional.of(now).filter(moment -> conditions.onlyLocked()),
                    term,
                    access.isAny()
                            ? Optional.empty()
                            : Optional.of(new UserQuery.Access(
                                    access.roles(), access.practices(), access.modules(), access.endsBy(), now)),
                    conditions.activity());
        }

        /** What cursors are bound to: the same for the same filter, whenever it is asked. */
        String code() {
            return String.join(
                    "|",
                    new TreeSet<>(conditions.statuses()).toString(),
                    codes(users.types(), UserType::code),
                    users.titles()
                            .map(titles -> titles.having() + " " + codes(titles.any(), Title::code))
                            .orElse(""),
                    conditions.onlyLocked() ? "locked" : "",
                    codes(conditions.access().roles(), Role::code),
                    codes(conditions.access().practices(), PracticeId::toString),
                    codes(conditions.access().modules(), ProductModule::code),
                    conditions.access().endsBy().toString(),
                    conditions.activity().toString(),
                    term.code());
        }

        private static <T> String codes(Set<T> all, Function<T, String> code) {
            return all.stream().map(code).sorted().collect(Collectors.joining(" "));
        }
    }
}

package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.search.FoldedText;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserQuery.Access;
import io.rosterkit.model.user.UserQuery.Activity;
import io.rosterkit.model.user.UserQuery.Filter;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.SearchKeys;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What an adapter can get wrong about searching, filtering and counting people, and the tests that say so. */
enum SearchFault implements Flaw {
    USERS_ARE_NOT_SEARCHED(
            sound -> filtered(sound, filter -> filter.matching(SearchTerm.none())),
            "Searches.findsAnyPartOfNameAddressAndExternalId",
            "Searches.comparesByteByByte"),
    /** {@code like} with what somebody typed, as it is. */
    WILDCARDS(
            sound -> answering(sound, UserStore.class, "page", SearchFault::byWildcards),
            "Searches.takesEveryCharacterAsItself"),
    /** A collation that folds case. */
    SEARCH_FOLDS_AGAIN(sound -> parts(sound, FoldedText::of), "Searches.comparesByteByByte"),
    FIRST_PART_ONLY(
            sound -> filtered(
                    sound,
                    filter -> filter.matching(new SearchTerm(
                            filter.search().parts().stream().limit(1).toList()))),
            "Searches.demandsAllPartsInAnyOrder"),
    /** A parameter that is trimmed. */
    PARTS_TRIMMED(sound -> parts(sound, String::strip), "Searches.looksForShortWordsBehindASpaceOnly"),
    /** The search text of the time when the row was written first. */
    NAME_KEPT(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, row -> keepingName(sound, row))),
            "Searches.searchesWhatThePersonIsCalledNow"),
    /** As if the keys of a long name had not fitted. */
    LONG_NAMES_LOST(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, SearchFault::losingLongName)),
            "AccountValues.namesThatFoldBeyondTheirColumnsAreKeptAndFound"),
    SEARCHED_BY_NOBODY(
            sound -> answering(
                    sound,
                    UserStore.class,
                    "count",
                    call -> new WithAccess<>(AccessState.unknown(), ((WithAccess<?>) call.proceed()).value())),
            "Searches.tellsTheAccessStateOfTheCaller"),
    EVERYBODY_IS_NOT_SEARCHED(
            sound -> people(
                    sound,
                    query -> new PeopleQuery(SearchTerm.none(), query.registrations(), query.order(), query.slice())),
            "Searches.everybodyIsSearchedAlike"),
    EVERYBODY_OF_ANY_REGISTRATION(
            sound -> people(sound, query -> new PeopleQuery(query.search(), Set.of(), query.order(), query.slice())),
            "Searches.everybodyIsListedByHowFarTheRegistrationIs"),
    EVERYBODY_BY_ADDRESS(
            sound -> people(
                    sound,
                    query -> new PeopleQuery(
                            query.search(), query.registrations(), PeopleQuery.Order.ADDRESS, query.slice())),
            "Searches.sortsByTheBytesOfTheFoldedName"),
    IN_NAMES_OF_CLOSED_USERS(
            sound -> inNames(sound, (call, row) -> isOf(call, row)), "Searches.tellsWhetherLettersAndDigitsAreInAName"),
    IN_NAMES_OF_ANY_ORGANIZATION(
            sound -> inNames(sound, (call, row) -> row.status().state() != UserStatus.CLOSED),
            "Searches.searchesTheOwnOrganizationOnly"),
    ROLES_NOT_ASKED(
            sound -> access(
                    sound, from -> new Access(Set.of(), from.practices(), from.modules(), from.endsBy(), from.at())),
            "UserFilters.listsWhoHoldsARoleInTheWholeOrganizationNow"),
    PRACTICES_NOT_ASKED(
            sound ->
                    access(sound, from -> new Access(from.roles(), Set.of(), from.modules(), from.endsBy(), from.at())),
            "UserFilters.listsWhoBelongsToAPracticeNow"),
    MODULES_NOT_ASKED(
            sound -> access(
                    sound, from -> new Access(from.roles(), from.practices(), Set.of(), from.endsBy(), from.at())),
            "UserFilters.listsWhoHasAModule"),
    /** A join with the modules in the place of a condition. */
    ONCE_FOR_EACH_MODULE(
            sound -> answering(sound, UserStore.class, "page", SearchFault::onceForEachModule),
            "UserFilters.listsWhoHasAModule"),
    /** Those whose module is switched on at a practice of theirs. */
    ONLY_USABLE_MODULES(
            sound -> answering(sound, UserStore.class, "page", SearchFault::onlyUsableModules),
            "UserFilters.listsWhoHasAModule"),
    ACCESS_A_MICROSECOND_LATE(
            sound -> access(
                    sound,
                    from -> new Access(
                            from.roles(),
                            from.practices(),
                            from.modules(),
                            from.endsBy(),
                            from.at().minusNanos(1_000))),
            "UserFilters.listsWhoHoldsARoleInTheWholeOrganizationNow",
            "UserFilters.listsWhoBelongsToAPracticeNow"),
    /** {@code ends < ?}. */
    ENDS_BEFORE(
            sound -> access(
                    sound,
                    from -> new Access(
                            from.roles(),
                            from.practices(),
                            from.modules(),
                            from.endsBy().map(end -> end.minusNanos(1_000)),
                            from.at())),
            "UserFilters.listsWhoEndsByThenOrOfWhomARoleOrAPracticeDoes"),
    ENDING_USERS_NOT_LISTED(
            sound -> answering(sound, UserStore.class, "page", SearchFault::withoutEndingUsers),
            "UserFilters.listsWhoEndsByThenOrOfWhomARoleOrAPracticeDoes"),
    EVERYBODY_WHATEVER_ACCESS_THEY_HAVE(
            sound -> people(
                    sound,
                    query -> new PeopleQuery(
                            query.search(),
                            query.registrations(),
                            query.types(),
                            query.active(),
                            Optional.empty(),
                            query.order(),
                            query.slice())),
            "UserFilters.listsWhoEndsByThenOrOfWhomARoleOrAPracticeDoes",
            "UserFilters.listsWhoHasAModule"),
    ACTIVITY_NOT_ASKED(
            sound -> filtered(sound, filter -> filter.with(Activity.any())),
            "UserFilters.listsWhoHasSignedInSinceThenAndWhoHasNot"),
    LAST_SIGN_IN_BY_CREATION(
            sound -> answering(sound, UserStore.class, "page", SearchFault::byCreation),
            "UserFilters.listsLatestSignInFirstAndWhoHasSignedInOnly"),
    /** A key of its own, of the folded name, in the order of Java's texts. */
    NAMES_BY_UNITS(
            sound -> answering(sound, UserStore.class, "page", SearchFault::byUnits),
            "UserFilters.namesHaveOneOrderAlsoBeyondTheBasicPlane"),
    COUNTED_WITHOUT_FILTER(
            sound -> answering(
                    sound,
                    UserStore.class,
                    "count",
                    call -> call.with(call.argument(0), Filter.all(), call.argument(2))),
            "UserFilters.countsWhoPassesUpToTheLimit"),
    COUNTED_BEYOND_THE_LIMIT(
            sound -> answering(
                    sound,
                    UserStore.class,
                    "count",
                    call -> call.with(call.argument(0), call.argument(1), Integer.MAX_VALUE)),
            "UserFilters.countsWhoPassesUpToTheLimit"),
    COUNTED_IN_ALL_ORGANIZATIONS(
            sound -> answering(sound, UserStore.class, "count", call -> countedInAll(sound, call)),
            "UserFilters.countsTheOwnOrganizationOnly");

    private interface Passing {
        boolean passes(Call call, User row);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    SearchFault(UnaryOperator<Storage> flaw, String... caughtBy) {
        this.flaw = flaw;
        this.caughtBy = List.of(caughtBy);
    }

    @Override
    public Storage in(Storage sound) {
        return flaw.apply(sound);
    }

    @Override
    public List<String> caughtBy() {
        return caughtBy;
    }

    private static Storage filtered(Storage sound, UnaryOperator<Filter> other) {
        return answering(
                sound,
                UserStore.class,
                "page",
                call -> BrokenUsers.paged(
                        query -> new UserQuery(other.apply(query.filter()), query.order(), query.slice()), call));
    }

    private static Storage parts(Storage sound, UnaryOperator<String> other) {
        return filtered(
                sound,
                filter -> filter.matching(new SearchTerm(
                        filter.search().parts().stream().map(other).toList())));
    }

    private static Storage access(Storage sound, UnaryOperator<Access> other) {
        return filtered(
                sound, filter -> filter.access().map(other).map(filter::with).orElse(filter));
    }

    private static Object onceForEachModule(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                rows(seen).stream()
                        .flatMap(row ->
                                Collections.nCopies(Math.max(1, asked(call, row).size()), row).stream())
                        .toList());
    }

    private static Object onlyUsableModules(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                rows(seen).stream()
                        .filter(row -> asked(call, row).isEmpty()
                                || row.user().status().modules().usable().stream()
                                        .anyMatch(usable -> asked(call, row).contains(usable.module())))
                        .toList());
    }

    /** The modules of the user for which the call asks. */
    private static Set<ProductModule> asked(Call call, ShownUser row) {
        Set<ProductModule> modules = new HashSet<>(row.user().status().modules().all());
        modules.retainAll(call.argument(1, UserQuery.class)
                .filter()
                .access()
                .map(Access::modules)
                .orElse(Set.of()));
        return modules;
    }

    private static Object withoutEndingUsers(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                ((Collection<?>) seen.value())
                        .stream()
                                .map(ShownUser.class::cast)
                                .filter(row -> row.user()
                                        .status()
                                        .limits()
                                        .validity()
                                        .ends()
                                        .isEmpty())
                                .toList());
    }

    private static Storage people(Storage sound, UnaryOperator<PeopleQuery> other) {
        return answering(
                sound,
                UserStore.class,
                "directory",
                call -> call.with(call.argument(0), other.apply(call.argument(1, PeopleQuery.class))));
    }

    private static Object byWildcards(Call call) {
        UserQuery query = call.argument(1, UserQuery.class);
        Slice whole = new Slice(1_000, Optional.empty());
        Filter all = query.filter().matching(SearchTerm.none());
        if (query.filter().search().isEmpty()) {
            return call.proceed();
        }
        WithAccess<?> seen = (WithAccess<?>) call.with(call.argument(0), new UserQuery(all, query.order(), whole));
        List<ShownUser> rows = rows(seen).stream()
                .filter(row -> query.filter().search().parts().stream().allMatch(part -> like(row.user(), part)))
                .limit(query.slice().limit())
                .toList();
        return new WithAccess<>(seen.access(), rows);
    }

    private static boolean like(User row, String part) {
        String pattern = Pattern.quote(part).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
        return Pattern.compile(".*" + pattern + ".*", Pattern.DOTALL)
                .matcher(SearchKeys.text(row.contact()))
                .matches();
    }

    private static Object byCreation(Call call) {
        UserQuery query = call.argument(1, UserQuery.class);
        return query.order() == UserQuery.Order.LAST_SIGN_IN
                ? call.with(
                        call.argument(0), new UserQuery(query.filter(), UserQuery.Order.NEWEST_FIRST, query.slice()))
                : call.proceed();
    }

    private static Object byUnits(Call call) {
        UserQuery query = call.argument(1, UserQuery.class);
        if (query.order() != UserQuery.Order.NAME) {
            return call.proceed();
        }
        Slice all = new Slice(query.slice().limit() + 1_000, Optional.empty());
        WithAccess<?> seen =
                (WithAccess<?>) call.with(call.argument(0), new UserQuery(query.filter(), query.order(), all));
        List<ShownUser> sorted = ((List<?>) seen.value())
                .stream()
                        .map(ShownUser.class::cast)
                        .sorted(Comparator.comparing(SearchFault::foldedName))
                        .toList();
        long before = query.slice().after().stream()
                .flatMap(after -> sorted.stream()
                        .takeWhile(row -> !row.user().id().uuid().equals(after.id()))
                        .map(row -> 1))
                .count();
        return new WithAccess<>(
                seen.access(),
                sorted.stream()
                        .skip(query.slice().after().isPresent() ? before + 1 : 0)
                        .limit(query.slice().limit())
                        .toList());
    }

    private static String foldedName(ShownUser row) {
        return row.user()
                .contact()
                .name()
                .map(name -> FoldedText.of(name.text()))
                .orElse("");
    }

    private static Object countedInAll(Storage sound, Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        List<User> all = Stored.all(sound, UserTable.USERS);
        return call.argument(1).equals(Filter.all()) ? new WithAccess<>(seen.access(), all.size()) : seen;
    }

    private static Storage inNames(Storage sound, Passing passing) {
        return answering(
                sound,
                OrganizationStore.class,
                "isInName",
                call -> Stored.all(sound, UserTable.USERS).stream()
                        .filter(row -> passing.passes(call, row))
                        .flatMap(row -> SearchKeys.letters(row.contact()).stream())
                        .anyMatch(letters -> letters.contains(call.argument(1, String.class))));
    }

    private static boolean isOf(Call call, User row) {
        return row.organization().equals(call.argument(0));
    }

    private static Change keepingName(Storage sound, Change change) {
        return UserTable.USERS
                .rowOf(change, Kind.UPDATE)
                .<Change>map(row -> {
                    Function<User, Optional<DisplayName>> name =
                            stored -> stored.contact().name();
                    Optional<DisplayName> kept =
                            Stored.same(sound, UserTable.USERS, row).flatMap(name);
                    return new RowChange<>(
                            UserTable.USERS,
                            Kind.UPDATE,
                            row.withContact(row.contact().withName(kept), row.security(), row.revision()));
                })
                .orElse(change);
    }

    private static Change losingLongName(Change change) {
        return UserTable.USERS
                .rowOf(change, Kind.INSERT)
                .filter(row -> row.contact()
                        .name()
                        .filter(name -> name.text().length() > 80)
                        .isPresent())
                .<Change>map(row -> UserTable.USERS.insert(
                        row.withContact(row.contact().withName(Optional.empty()), row.security(), row.revision())))
                .orElse(change);
    }

    private static List<ShownUser> rows(WithAccess<?> seen) {
        return ((Collection<?>) seen.value())
                .stream().map(ShownUser.class::cast).toList();
    }
}

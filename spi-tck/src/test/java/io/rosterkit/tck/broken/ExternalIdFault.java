package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about external ids, and the tests that say so. */
enum ExternalIdFault implements Flaw {
    NOT_WRITTEN(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, ExternalIdFault::withoutId)),
            "ExternalIds.anIdHasOnePerson",
            "ExternalIds.theIdOfAClosedUserIsFreeAndStaysInTheRow",
            "ExternalIds.findsAUserByTheExactIdOnly"),
    NOT_GIVEN_BACK(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, row -> keepingId(sound, row))),
            "ExternalIds.anIdThatIsGivenBackIsFree"),
    CASE_FOLDED(
            sound -> found(
                    sound,
                    (row, call) -> isOfOrganization(row, call)
                            && row.hasJoined()
                            && id(row).toLowerCase(Locale.ROOT)
                                    .equals(wanted(call).toLowerCase(Locale.ROOT))),
            "ExternalIds.findsAUserByTheExactIdOnly"),
    /** The condition of the other keys, which is about users. */
    ONLY_USERS_ARE_FOUND(
            ExternalIdFault::withoutPeople,
            "ExternalIds.anInvitedPersonHasTheIdAndIsFoundByIt",
            "ExternalIds.aPersonOfTheDirectoryIsFoundByIt"),
    /** {@code where external_key = ?} without the organization. */
    FOUND_IN_ANY_ORGANIZATION(
            sound -> found(sound, (row, call) -> row.hasJoined() && id(row).equals(wanted(call))),
            "ExternalIds.organizationsDoNotShareIds");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    ExternalIdFault(UnaryOperator<Storage> flaw, String... caughtBy) {
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

    private static Change withoutId(Change change) {
        return with(change, row -> Optional.empty());
    }

    /** An update that leaves out what has no value. */
    private static Change keepingId(Storage sound, Change change) {
        return UserTable.USERS.rowOf(change, Kind.UPDATE).isEmpty()
                ? change
                : with(
                        change,
                        row -> row.contact()
                                .externalId()
                                .or(() -> Stored.same(sound, UserTable.USERS, row)
                                        .flatMap(stored -> stored.contact().externalId())));
    }

    private static Change with(Change change, Function<User, Optional<ExternalId>> id) {
        return UserTable.USERS
                .rowOf(change, Kind.INSERT, Kind.UPDATE)
                .<Change>map(row -> new RowChange<>(
                        UserTable.USERS,
                        ((RowChange<?>) change).kind(),
                        row.withContact(row.contact().withExternalId(id.apply(row)), row.security(), row.revision())))
                .orElse(change);
    }

    /** Looks for the external id among all rows that pass, when the sound storage finds no user. */
    private static Storage found(Storage sound, BiPredicate<User, Call> passes) {
        return answering(sound, UserStore.class, "shown", call -> {
            WithAccess<?> seen = (WithAccess<?>) call.proceed();
            return call.argument(1) instanceof UserKey.ByExternalId
                            && seen.value().equals(Optional.empty())
                    ? new WithAccess<>(
                            seen.access(),
                            Stored.all(sound, UserTable.USERS).stream()
                                    .filter(row -> row.contact().externalId().isPresent() && passes.test(row, call))
                                    .findFirst()
                                    .map(row -> new ShownUser(row, Optional.empty())))
                    : seen;
        });
    }

    /** Finds nobody where the sound storage finds a person without a user. */
    private static Storage withoutPeople(Storage sound) {
        return answering(sound, UserStore.class, "shown", call -> {
            WithAccess<?> seen = (WithAccess<?>) call.proceed();
            boolean isUser = seen.value() instanceof Optional<?> found
                    && found.filter(shown -> ((ShownUser) shown).user().hasJoined())
                            .isPresent();
            return call.argument(1) instanceof UserKey.ByExternalId && !isUser
                    ? new WithAccess<>(seen.access(), Optional.empty())
                    : seen;
        });
    }

    private static boolean isOfOrganization(User row, Call call) {
        return row.organization().equals(call.argument(0, Viewer.class).organization());
    }

    private static String id(User row) {
        return row.contact().externalId().orElseThrow().text();
    }

    private static String wanted(Call call) {
        return call.argument(1, UserKey.ByExternalId.class).id().text();
    }
}

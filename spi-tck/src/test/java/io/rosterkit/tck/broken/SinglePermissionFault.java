package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.applying;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.SinglePermission.Effect;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What an adapter can get wrong about types and single permissions of users, and the tests that say so. */
enum SinglePermissionFault implements Flaw {
    SINGLES_FORGOTTEN_BY_ID(
            sound -> answering(sound, UserStore.class, "find", SinglePermissionFault::withoutSingles),
            "Grants.comeWithTheUserWhereverOneIsRead"),
    SINGLES_KEPT_WHEN_THEY_ARE_TAKEN(
            sound -> writing(
                    sound,
                    from -> AccountRewrite.without(
                            change -> UserPermissionTable.USER_PERMISSIONS
                                    .rowOf(change, Kind.DELETE)
                                    .isPresent(),
                            from)),
            "Grants.comeWithTheUserAfterTheyChanged"),
    SINGLES_NOT_TOLD(
            sound -> accessStates(sound, rights -> with(rights, Set.of(), rights.validity())),
            "AccessStates.tellsWhereAndWhenWhatIsHeldGrantedAndDenied"),
    SINGLE_DENIALS_NOT_TOLD(
            sound -> accessStates(
                    sound,
                    rights -> with(
                            rights,
                            rights.singles().stream()
                                    .filter(single -> single.effect() == Effect.GRANTED)
                                    .collect(Collectors.toSet()),
                            rights.validity())),
            "AccessStates.tellsWhereAndWhenWhatIsHeldGrantedAndDenied"),
    TIME_OF_THE_USER_NOT_TOLD(
            sound -> accessStates(sound, rights -> with(rights, rights.singles(), Validity.always())),
            "AccessStates.tellsWhereAndWhenWhatIsHeldGrantedAndDenied"),
    HOLDERS_BY_ROLE_ALONE(
            sound -> holders(
                    sound,
                    query -> new HolderQuery(query.permission(), query.roles(), query.ending(), false, query.never())),
            "SinglePermissions.makeAHolderBySingleGrantOfTheWholeCodeWhereItIsAskedFor"),
    HOLDERS_BY_SINGLE_GRANT_UNASKED(
            sound -> holders(
                    sound,
                    query -> new HolderQuery(query.permission(), query.roles(), query.ending(), true, query.never())),
            "SinglePermissions.makeAHolderBySingleGrantOfTheWholeCodeWhereItIsAskedFor"),
    HOLDERS_OF_A_TYPE_THAT_NEVER_IS(
            sound -> holders(
                    sound,
                    query -> new HolderQuery(
                            query.permission(), query.roles(), query.ending(), query.bySingleGrant(), Set.of())),
            "SinglePermissions.makeNoHolderOfATypeThatNeverIs"),
    HOLDERS_TO_WHOM_IT_IS_DENIED(
            sound -> holders(
                    sound,
                    query -> new HolderQuery(
                            Optional.of(new Permission("another")),
                            query.roles(),
                            query.ending(),
                            query.bySingleGrant(),
                            query.never())),
            "SinglePermissions.makeNoHolderOfWhomItIsDenied");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    SinglePermissionFault(UnaryOperator<Storage> flaw, String... caughtBy) {
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

    private static AccessRights with(AccessRights rights, Set<SinglePermission> singles, Validity validity) {
        return new AccessRights(rights.type(), rights.grants(), singles, validity, rights.modules(), rights.hasSeat());
    }

    private static Object withoutSingles(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(seen.access(), ((Optional<?>) seen.value()).map(row -> withoutSingles((User) row)));
    }

    private static User withoutSingles(User row) {
        return row.withStatus(row.status().allowed(Set.of()), row.security(), row.revision());
    }

    private static Storage holders(Storage sound, UnaryOperator<HolderQuery> other) {
        return answering(
                sound,
                UserStore.class,
                "holders",
                call -> call.with(
                        call.argument(0),
                        other.apply(call.argument(1, HolderQuery.class)),
                        call.argument(2),
                        call.argument(3)));
    }

    static Storage accessStates(Storage sound, UnaryOperator<AccessRights> other) {
        return BrokenPorts.allSeen(applying(sound, Storage::apply), call -> {
            if (!(call.proceed() instanceof WithAccess<?> seen)) {
                return call.proceed();
            }
            AccessState told = seen.access();
            return new WithAccess<>(
                    new AccessState(
                            told.organization(),
                            told.policy(),
                            told.dataSalt(),
                            told.user()
                                    .map(user -> new UserAccess(
                                            user.active(),
                                            user.current(),
                                            other.apply(user.rights()),
                                            user.begunAt(),
                                            user.expiresAt(),
                                            user.dataSalt())),
                            told.program(),
                            told.customRoles()),
                    seen.value());
        });
    }
}

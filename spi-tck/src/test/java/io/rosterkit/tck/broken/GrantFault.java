package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.applying;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an adapter can get wrong about roles and practices of users, and the tests that say so. */
enum GrantFault implements Flaw {
    ONE_ROLE_A_USER(
            sound -> writing(sound, GrantFault::withOneRole),
            "Users.findsAUserWithSeveralRoles",
            "AccessStates.tellsOfAUserWithSeveralRoles",
            "Grants.comeWithTheUserHoweverManyThereAre"),
    ROLES_FORGOTTEN_BY_ID(
            sound -> answering(sound, UserStore.class, "find", call -> found(call, GrantFault::withoutRoles)),
            "Grants.comeWithTheUserWhereverOneIsRead",
            "Users.findsAUserAsTheyJoined"),
    PRACTICES_FORGOTTEN_OF_WHO_IS_SHOWN(
            sound -> answering(sound, UserStore.class, "shown", call -> shown(call, GrantFault::withoutPractices)),
            "Grants.comeWithTheUserWhereverOneIsRead"),
    ROLES_FORGOTTEN_OF_PAGES(
            sound -> answering(
                    sound,
                    UserStore.class,
                    "page",
                    call -> new WithAccess<>(seen(call).access(), withoutRoles(call))),
            "Grants.comeWithTheUserWhereverOneIsRead"),
    ROLES_FORGOTTEN_AT_SIGN_IN(
            sound -> answering(sound, SignInStore.class, "facts", GrantFault::factsWithoutRoles),
            "Grants.comeWithTheUserWhereverOneIsRead"),
    ROLES_KEPT_WHEN_THEY_ARE_TAKEN(
            sound -> writing(
                    sound,
                    from -> AccountRewrite.without(
                            change -> UserRoleTable.USER_ROLES
                                    .rowOf(change, Kind.DELETE)
                                    .isPresent(),
                            from)),
            "Grants.comeWithTheUserAfterTheyChanged",
            "Grants.areOfOneUserOnly",
            "UserChanges.findsAUserAsTheyWereChangedLast"),
    PLACES_NOT_TOLD(
            sound -> BrokenPorts.allSeen(applying(sound, Storage::apply), GrantFault::withoutPlaces),
            "AccessStates.tellsWhereAndWhenWhatIsHeldGrantedAndDenied"),
    HOLDERS_BY_A_PART_OF_THE_CODE(
            sound -> holders(
                    sound,
                    (grant, call) -> roles(call)
                            .anyMatch(role -> grant.role().code().contains(role) && isEverywhere(grant, call))),
            "Grants.makeHoldersOfTheWholeCodeOnly"),
    HOLDERS_AT_A_PRACTICE(
            sound -> holders(
                    sound,
                    (grant, call) -> isAsked(grant, call) && grant.validity().holdsAt(now(call))),
            "Grants.makeNoHolderAtAPractice"),
    HOLDERS_BEFORE_THEIR_START(
            sound -> holders(sound, (grant, call) -> isAsked(grant, call) && isEverywhere(withoutStart(grant), call)),
            "Grants.makeAHolderFromTheirStartOnAndBeforeTheirEnd"),
    HOLDERS_AFTER_THEIR_END(
            sound -> holders(sound, (grant, call) -> isAsked(grant, call) && isEverywhere(withoutEnd(grant), call)),
            "Grants.makeAHolderFromTheirStartOnAndBeforeTheirEnd"),
    HOLDERS_AT_THEIR_END(
            sound -> answering(
                    sound,
                    UserStore.class,
                    "holders",
                    call -> call.with(
                            call.argument(0), call.argument(1), now(call).minusNanos(1_000), call.argument(3))),
            "Grants.makeAHolderFromTheirStartOnAndBeforeTheirEnd",
            "Grants.makeAHolderForGoodWithoutAnEnd",
            "Grants.makeAHolderInTheTimeOfTheUserOnly"),
    HOLDERS_WHATEVER_THEIR_OWN_TIME(
            sound -> holders(sound, (grant, call) -> isAsked(grant, call) && isEverywhere(grant, call)),
            "Grants.makeAHolderInTheTimeOfTheUserOnly"),
    HOLDERS_WHOSE_ROLE_ENDS(
            sound -> askedOtherwise(
                    sound,
                    query -> new HolderQuery(
                            query.permission(), query.roles(), true, query.bySingleGrant(), query.never())),
            "Grants.makeAHolderWithoutAnEndWhereItIsAskedFor",
            "Grants.makeAHolderInTheTimeOfTheUserOnly"),
    NO_HOLDERS_OF_A_ROLE_TO_WHOM_SOMETHING_IS_DENIED(
            sound -> askedOtherwise(
                    sound,
                    query -> new HolderQuery(
                            query.permission().or(() -> Optional.of(Permission.UNLOCK_USERS)),
                            query.roles(),
                            query.ending(),
                            query.bySingleGrant(),
                            query.never())),
            "Grants.makeAHolderWhateverIsDeniedWhereNoPermissionIsAskedFor");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    GrantFault(UnaryOperator<Storage> flaw, String... caughtBy) {
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

    private static Changes withOneRole(Changes from) {
        Optional<Change> first =
                from.changes().stream().filter(GrantFault::isGrant).findFirst();
        return AccountRewrite.without(
                change -> isGrant(change) && !Optional.of(change).equals(first), from);
    }

    private static boolean isGrant(Change change) {
        return UserRoleTable.USER_ROLES.rowOf(change, Kind.INSERT).isPresent();
    }

    private static WithAccess<?> seen(Call call) {
        return (WithAccess<?>) call.proceed();
    }

    private static Object found(Call call, UnaryOperator<User> other) {
        WithAccess<?> seen = seen(call);
        return new WithAccess<>(seen.access(), ((Optional<?>) seen.value()).map(row -> other.apply((User) row)));
    }

    private static Object shown(Call call, UnaryOperator<User> other) {
        WithAccess<?> seen = seen(call);
        return new WithAccess<>(seen.access(), ((Optional<?>) seen.value()).map(row -> with((ShownUser) row, other)));
    }

    private static List<ShownUser> withoutRoles(Call call) {
        return ((Collection<?>) seen(call).value())
                .stream()
                        .map(row -> with((ShownUser) row, GrantFault::withoutRoles))
                        .toList();
    }

    private static ShownUser with(ShownUser row, UnaryOperator<User> other) {
        return new ShownUser(other.apply(row.user()), row.activity());
    }

    private static User withoutRoles(User row) {
        return row.withStatus(row.status().with(Set.<RoleGrant>of()), row.security(), row.revision());
    }

    private static User withoutPractices(User row) {
        return row.withStatus(row.status().assigned(Set.<PracticeAssignment>of()), row.security(), row.revision());
    }

    private static Object factsWithoutRoles(Call call) {
        Facts facts = (Facts) call.proceed();
        return new Facts(
                facts.organization(),
                facts.user().map(GrantFault::withoutRoles),
                facts.credential(),
                facts.device(),
                facts.activity(),
                facts.counters());
    }

    /** A column for the role alone. */
    private static Object withoutPlaces(Call call) {
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
                                        new AccessRights(
                                                user.rights().type(),
                                                withoutPlaces(user.rights().grants()),
                                                user.rights().singles(),
                                                user.rights().validity(),
                                                user.rights().modules(),
                                                user.rights().hasSeat()),
                                        user.begunAt(),
                                        user.expiresAt(),
                                        user.dataSalt())),
                        told.program(),
                        told.customRoles()),
                seen.value());
    }

    private static Set<RoleGrant> withoutPlaces(Set<RoleGrant> grants) {
        return grants.stream()
                .map(grant -> new RoleGrant(grant.role(), Optional.empty(), grant.validity(), grant.grantedBy()))
                .collect(Collectors.toSet());
    }

    private static Storage askedOtherwise(Storage sound, UnaryOperator<HolderQuery> other) {
        return answering(
                sound,
                UserStore.class,
                "holders",
                call -> call.with(call.argument(0), other.apply(query(call)), call.argument(2), call.argument(3)));
    }

    /** Those whose roles pass, as a statement over both tables would find them. */
    private static Storage holders(Storage sound, BiPredicate<RoleGrant, Call> passes) {
        return answering(sound, UserStore.class, "holders", call -> {
            Predicate<UserRole> own =
                    row -> row.organization().equals(call.argument(0)) && passes.test(row.grant(), call);
            return sound.port(TableStore.class).scan(Scan.of(UserRoleTable.USER_ROLES)).stream()
                    .filter(own)
                    .map(UserRole::user)
                    .distinct()
                    .flatMap(id ->
                            sound
                                    .port(UserStore.class)
                                    .find(Viewer.of(call.argument(0, OrganizationId.class)), id)
                                    .value()
                                    .stream())
                    .sorted(Comparator.comparing((User row) -> row.origin().since())
                            .thenComparing(row -> row.id().toString()))
                    .toList();
        });
    }

    private static Stream<String> roles(Call call) {
        return query(call).roles().stream().map(Role::code);
    }

    private static boolean isAsked(RoleGrant grant, Call call) {
        return query(call).roles().contains(grant.role());
    }

    private static HolderQuery query(Call call) {
        return call.argument(1, HolderQuery.class);
    }

    private static boolean isEverywhere(RoleGrant grant, Call call) {
        return grant.practice().isEmpty() && grant.validity().holdsAt(now(call));
    }

    private static RoleGrant withoutStart(RoleGrant grant) {
        Validity validity = new Validity(Optional.empty(), grant.validity().ends());
        return new RoleGrant(grant.role(), grant.practice(), validity, grant.grantedBy());
    }

    private static RoleGrant withoutEnd(RoleGrant grant) {
        Validity validity = new Validity(grant.validity().starts(), Optional.empty());
        return new RoleGrant(grant.role(), grant.practice(), validity, grant.grantedBy());
    }

    private static Instant now(Call call) {
        return call.argument(2, Instant.class);
    }
}

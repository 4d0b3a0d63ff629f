package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.productmodule.stored.OfferedModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about modules of users, and the tests that say so. */
enum ModuleFault implements Flaw {
    MODULES_FORGOTTEN_BY_ID(
            sound -> found(sound, modules -> modules.without(modules.all())),
            "Grants.comeWithTheUserWhereverOneIsRead"),
    MODULES_KEPT_WHEN_THEY_ARE_TAKEN(
            sound -> writing(
                    sound,
                    from -> AccountRewrite.without(
                            change -> UserModuleTable.USER_MODULES
                                    .rowOf(change, Kind.DELETE)
                                    .isPresent(),
                            from)),
            "Modules.areUsableNoMoreWhenTheyAreSwitchedOffOrTaken"),
    MODULES_USABLE_NOWHERE(
            sound -> found(sound, modules -> modules.with(Set.of())),
            "Modules.areUsableAtPracticesOfTheUserWhereTheyAreSwitchedOnAndNowhereElse"),
    MODULES_NOT_TOLD(
            sound -> SinglePermissionFault.accessStates(
                    sound,
                    rights -> new AccessRights(rights.type(), rights.grants(), rights.singles(), rights.validity())),
            "Modules.areUsableAtPracticesOfTheUserWhereTheyAreSwitchedOnAndNowhereElse"),
    OFFERS_WITHOUT_THEIR_TIME(
            sound -> answering(
                    sound,
                    OrganizationStore.class,
                    "offered",
                    call -> ((List<?>) call.proceed())
                            .stream()
                                    .map(one -> (OfferedModule) one)
                                    .map(one -> new OfferedModule(one.module(), one.practice(), Validity.always()))
                                    .toList()),
            "Modules.areOfferedAtThePracticesOfAUserWhetherTheUserHasThemOrNot");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    private final String caughtBy;

    ModuleFault(UnaryOperator<Storage> flaw, String caughtBy) {
        this.flaw = flaw;
        this.caughtBy = caughtBy;
    }

    @Override
    public Storage in(Storage sound) {
        return flaw.apply(sound);
    }

    @Override
    public List<String> caughtBy() {
        return List.of(caughtBy);
    }

    private static Storage found(Storage sound, UnaryOperator<UserModules> other) {
        return answering(sound, UserStore.class, "find", call -> with(call, other));
    }

    private static Object with(Call call, UnaryOperator<UserModules> other) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(seen.access(), ((Optional<?>) seen.value()).map(one -> {
                    User row = (User) one;
                    return row.withStatus(
                            row.status().with(other.apply(row.status().modules())), row.security(), row.revision());
                }));
    }
}

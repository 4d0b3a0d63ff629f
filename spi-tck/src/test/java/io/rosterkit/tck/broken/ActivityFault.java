package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;

import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.OwnAccount;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about the last sign-in of users, and the tests that say so. */
enum ActivityFault implements Flaw {
    NOT_SHOWN(
            sound -> answering(sound, UserStore.class, "shown", call -> shown(call, ActivityFault::never)),
            "Activities.comesWithTheUserWhereverOneIsShown",
            "Activities.staysWithAUserWhoChangesAndIsClosed",
            "Activities.movesFromTheVersionBeforeOnly"),
    NOT_LISTED(
            sound -> answering(sound, UserStore.class, "page", call -> listed(call, ActivityFault::never)),
            "Activities.eachUserIsShownWithTheOwnTime"),
    NOT_OF_ONESELF(
            sound -> answering(sound, SignInStore.class, "own", ActivityFault::ownNever),
            "Activities.comesWithTheUserWhereverOneIsShown"),
    NOT_AT_SIGN_IN(
            sound -> answering(sound, SignInStore.class, "facts", ActivityFault::factsNever),
            "SignIns.tellsWhenTheUserSignedInLast"),
    /** An inner join. */
    ONLY_WHO_SIGNED_IN_IS_SHOWN(
            sound -> answering(sound, UserStore.class, "shown", ActivityFault::onlyWhoSignedIn),
            "Activities.whoNeverSignedInIsShownWithoutATime"),
    /** The join is by the user alone. */
    OF_ANY_ORGANIZATION(
            sound -> answering(
                    sound, UserStore.class, "shown", call -> shown(call, row -> ofAnyOrganization(sound, row))),
            "Activities.isNoneOfTheOtherOrganization");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    ActivityFault(UnaryOperator<Storage> flaw, String... caughtBy) {
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

    private static ShownUser never(ShownUser row) {
        return new ShownUser(row.user(), Optional.empty());
    }

    private static ShownUser ofAnyOrganization(Storage sound, ShownUser row) {
        Optional<UserActivity> any = Stored.all(sound, UserActivityTable.USER_ACTIVITIES).stream()
                .filter(activity -> activity.user().equals(row.user().id()))
                .findFirst();
        return new ShownUser(row.user(), any);
    }

    private static Object shown(Call call, UnaryOperator<ShownUser> other) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(seen.access(), ((Optional<?>) seen.value()).map(row -> other.apply((ShownUser) row)));
    }

    private static Object onlyWhoSignedIn(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                ((Optional<?>) seen.value())
                        .map(ShownUser.class::cast)
                        .filter(row -> row.activity().isPresent()));
    }

    private static Object listed(Call call, UnaryOperator<ShownUser> other) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        List<ShownUser> rows = ((Collection<?>) seen.value())
                .stream().map(row -> other.apply((ShownUser) row)).toList();
        return new WithAccess<>(seen.access(), rows);
    }

    private static Object ownNever(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                ((Optional<?>) seen.value())
                        .map(OwnAccount.class::cast)
                        .map(own -> new OwnAccount(never(own.shown()), own.credential(), own.stepUp())));
    }

    private static Object factsNever(Call call) {
        Facts facts = (Facts) call.proceed();
        return new Facts(
                facts.organization(),
                facts.user(),
                facts.credential(),
                facts.device(),
                Optional.empty(),
                facts.counters());
    }
}

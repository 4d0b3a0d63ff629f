package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.InactiveUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about users who do not sign in and what they are told, and the tests that say so. */
enum InactivityFault implements Flaw {
    COUNTED_FROM_THE_STORED_SIGN_IN(
            sound -> activities(
                    sound,
                    row -> row.lastSignInAt()
                            .map(at ->
                                    UserActivity.first(row.organization(), row.user(), at.minus(UserActivity.EXACT_TO)))
                            .orElse(row)),
            "Inactive.countsFromAnHourAfterTheStoredSignInOrFromTheBeginning"),
    ONLY_WHO_SIGNED_IN(
            sound -> inactive(
                    sound,
                    (storage, rows) -> rows.stream()
                            .filter(row -> Stored.all(storage, UserActivityTable.USER_ACTIVITIES).stream()
                                    .filter(activity -> activity.user().equals(row.user()))
                                    .anyMatch(
                                            activity -> activity.lastSignInAt().isPresent()))
                            .toList()),
            "Inactive.countsFromAnHourAfterTheStoredSignInOrFromTheBeginning"),
    REACTIVATION_FORGOTTEN(
            sound -> users(
                    sound,
                    user -> user.withOrigin(new User.Origin(
                            user.origin().since(),
                            user.origin().creator(),
                            user.origin().invitation(),
                            user.origin().listing()))),
            "Inactive.countsFromTheTimeAtWhichAUserCouldActAgainOrStarts"),
    LOCK_FORGOTTEN(
            sound -> users(
                    sound,
                    user -> user.withStatus(user.status().with(Optional.empty()), user.security(), user.revision())),
            "Inactive.onlyUsersWhoCanSignInAreFound"),
    OF_ANY_PROFILE(
            sound -> answering(
                    sound,
                    UserWork.class,
                    "inactive",
                    call -> call.with(ProfileName.STANDARD, call.argument(1), call.argument(2), call.argument(3))),
            "Inactive.onlyUsersOfOpenOrganizationsOfThatProfileAreFound"),
    ONE_MICROSECOND_LATE(
            sound -> answering(
                    sound,
                    UserWork.class,
                    "inactive",
                    call -> call.with(
                            call.argument(0),
                            call.argument(1),
                            call.argument(2, Instant.class).minusNanos(1_000),
                            call.argument(3))),
            "Inactive.aUserWhoseRowIsNotDueIsNotFoundAndElseComesWithIt"),
    LAST_ID_FIRST(
            sound -> answering(sound, UserWork.class, "inactive", BrokenPorts::reversed),
            "Inactive.theyComeByTheIdsOfOrganizationAndUser"),
    ANNOUNCED_WHATEVER_IT_IS(
            sound -> answering(sound, UserWork.class, "unannounced", call -> unlessAny(sound, call)),
            "Announcements.anEndOfOneThingAnnouncesNoneOfAnother"),
    FIRST_VERSION_OF_A_MOVED_END(
            sound -> answering(sound, UserWork.class, "unannounced", InactivityFault::firstVersions),
            "Announcements.findsNoEndThatWasAnnounced",
            "Announcements.anEndThatWasMovedIsFoundAsTheNextVersionWhateverEnds"),
    /** {@code order by moment}, and then whatever comes. */
    OF_ONE_TIME_IN_ANY_ORDER(
            sound -> answering(sound, UserWork.class, "unannounced", InactivityFault::byKind),
            "Ends.endsOfOneTimeComeByTheIdsOfOrganizationAndUser"),
    /** The practice of a role is not looked at. */
    OVERTAKEN_UNLESS_SUCH_A_ROLE_ENDS_SOMEWHERE(
            sound -> answering(sound, UserWork.class, "overtaken", call -> unlessElsewhere(sound, call)),
            "Announcements.aRowIsOvertakenUnlessExactlyWhatItNamesEndsThen"),
    OVERTAKEN_WHEN_OVER(
            sound -> answering(
                    sound,
                    UserWork.class,
                    "overtaken",
                    call -> call.with(call.argument(0, Instant.class).minusSeconds(60), call.argument(1))),
            "Announcements.aRowIsOvertakenWhenWhatItNamesHasAnotherEnd"),
    INACTIVITY_OVERTAKEN(
            sound -> answering(sound, UserWork.class, "overtaken", call -> withInactivity(sound, call)),
            "Announcements.aRowIsOvertakenWhenWhatItNamesHasAnotherEnd"),
    NEVER_OVERTAKEN_BY_A_USER(
            sound -> answering(sound, UserWork.class, "overtaken", InactivityFault::withoutUsers),
            "Announcements.aRowIsOvertakenWhenWhatItNamesHasAnotherEnd");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    InactivityFault(UnaryOperator<Storage> flaw, String... caughtBy) {
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

    private interface Others {
        List<InactiveUser> of(Storage sound, List<InactiveUser> rows);
    }

    private static Storage inactive(Storage sound, Others others) {
        return answering(
                sound,
                UserWork.class,
                "inactive",
                call -> others.of(
                        sound,
                        ((Collection<?>) call.proceed())
                                .stream().map(InactiveUser.class::cast).toList()));
    }

    private static Storage users(Storage sound, UnaryOperator<User> other) {
        return writing(
                sound,
                changes -> Rewrite.eachChange(
                        changes,
                        change -> UserTable.USERS
                                .rowOf(change, Kind.INSERT)
                                .<Change>map(user -> UserTable.USERS.insert(other.apply(user)))
                                .orElse(change)));
    }

    private static Storage activities(Storage sound, UnaryOperator<UserActivity> other) {
        return writing(
                sound,
                changes -> Rewrite.eachChange(
                        changes,
                        change -> UserActivityTable.USER_ACTIVITIES
                                .rowOf(change, Kind.INSERT)
                                .<Change>map(row -> UserActivityTable.USER_ACTIVITIES.insert(other.apply(row)))
                                .orElse(change)));
    }

    private static List<Announcement> rows(Call call) {
        return ((Collection<?>) call.proceed())
                .stream().map(Announcement.class::cast).toList();
    }

    /** An end is announced when any of that user and moment is. */
    private static Object unlessAny(Storage sound, Call call) {
        List<Announcement> announced = Stored.all(sound, AnnouncementTable.ANNOUNCEMENTS);
        return rows(call).stream()
                .filter(row -> announced.stream()
                        .noneMatch(other -> other.user().equals(row.user())
                                && other.moment().equals(row.moment())))
                .toList();
    }

    private static Object firstVersions(Call call) {
        return rows(call).stream()
                .map(row -> Announcement.ofEnd(row.organization(), row.user(), row.what(), row.moment()))
                .toList();
    }

    private static Object withInactivity(Storage sound, Call call) {
        List<Announcement> rows = new ArrayList<>(rows(call));
        Stored.all(sound, AnnouncementTable.ANNOUNCEMENTS).stream()
                .filter(row -> row.what().kind() == Announcement.Kind.INACTIVITY)
                .forEach(rows::add);
        return rows;
    }

    private static Object byKind(Call call) {
        return rows(call).stream()
                .sorted(Comparator.comparing(Announcement::moment)
                        .thenComparing(row -> row.what().kind()))
                .toList();
    }

    private static Object unlessElsewhere(Storage sound, Call call) {
        List<UserRole> roles = Stored.all(sound, UserRoleTable.USER_ROLES);
        return rows(call).stream()
                .filter(row -> roles.stream()
                        .noneMatch(role -> role.user().equals(row.user())
                                && row.what()
                                        .role()
                                        .equals(Optional.of(role.grant().role()))
                                && role.grant().validity().ends().equals(Optional.of(row.moment()))))
                .toList();
    }

    private static Object withoutUsers(Call call) {
        return rows(call).stream()
                .filter(row -> row.what().kind() != Announcement.Kind.USER)
                .toList();
    }
}

package io.rosterkit.spi.user;

import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserQuery.Access;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Collections;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which users a filter lets pass, one after the other, for a storage that looks at each. Pure. */
public record UserFiltering(UserQuery.Filter filter) {

    /** By the own row alone. */
    public boolean passes(User row) {
        User.Status status = row.status();
        return row.hasJoined()
                && (filter.statuses().isEmpty() || filter.statuses().contains(status.state()))
                && (filter.types().isEmpty() || filter.types().contains(status.type()))
                && filter.titles().stream()
                        .allMatch(titles ->
                                titles.contains(status.classification().title()))
                && filter.lockedAt().stream()
                        .allMatch(now ->
                                status.lock().filter(lock -> lock.holdsAt(now)).isPresent())
                && (filter.search().isEmpty() || filter.search().isIn(SearchKeys.text(row.contact())));
    }

    /** By the roles, practices and modules, with which the user comes. */
    public boolean passesByAccess(User user) {
        return filter.access().stream().allMatch(access -> hasAccess(user, access));
    }

    /** By the last sign-in. */
    public boolean passesByActivity(ShownUser row) {
        UserQuery.Activity activity = filter.activity();
        return activity.since().stream().allMatch(since -> isSince(row, since))
                && activity.notSince().stream().noneMatch(since -> isSince(row, since));
    }

    private static boolean isSince(ShownUser row, Instant since) {
        return row.lastSignInAt().filter(at -> !at.isBefore(since)).isPresent();
    }

    /** Whether a person, who comes with roles, practices and modules, has that access. */
    public static boolean hasAccess(User user, Access access) {
        User.Status status = user.status();
        return (access.roles().isEmpty()
                        || !Collections.disjoint(RoleGrant.rolesAt(access.at(), status.grants()), access.roles()))
                && (access.practices().isEmpty()
                        || !Collections.disjoint(user.practicesAt(access.at()), access.practices()))
                && (access.modules().isEmpty()
                        || !Collections.disjoint(status.modules().all(), access.modules()))
                && access.endsBy().stream()
                        .allMatch(end -> validities(status)
                                .anyMatch(validity -> validity.holdsAt(access.at())
                                        && validity.ends()
                                                .filter(at -> !at.isAfter(end))
                                                .isPresent()));
    }

    private static Stream<Validity> validities(User.Status status) {
        return Stream.of(
                        Stream.of(status.limits().validity()),
                        status.grants().stream().map(RoleGrant::validity),
                        status.assignments().stream().map(PracticeAssignment::validity))
                .flatMap(Function.identity());
    }
}

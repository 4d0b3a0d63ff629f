package io.rosterkit.spi.user;

import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserQuery.Access;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.Stream;

/** Which users a filter lets pass, one after the other, for a storage that looks at each. Pure. */
public record UserFiltering(UserQuery.Filter filter) {

    /** By the own row alone. */
    public boolean passes(User row) {
        User.Standing standing = row.standing();
        return standing.status() != UserStatus.INVITED
                && (filter.statuses().isEmpty() || filter.statuses().contains(standing.status()))
                && (filter.types().isEmpty() || filter.types().contains(standing.type()))
                && filter.lockedAt().stream()
                        .allMatch(now -> standing.lock()
                                .filter(lock -> lock.holdsAt(now))
                                .isPresent())
                && (filter.search().isEmpty() || filter.search().isIn(SearchKeys.text(row.contact())));
    }

    /** By the roles and practices, with which the user comes. */
    public boolean passesByAccess(User user) {
        return filter.access().stream().allMatch(access -> passes(user.standing(), access));
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

    private static boolean passes(User.Standing standing, Access access) {
        return (access.roles().isEmpty() || !Collections.disjoint(standing.rolesAt(access.at()), access.roles()))
                && (access.practices().isEmpty()
                        || !Collections.disjoint(standing.practicesAt(access.at()), access.practices()))
                && access.endsBy().stream()
                        .allMatch(end -> validities(standing)
                                .anyMatch(validity -> validity.holdsAt(access.at())
                                        && validity.ends()
                                                .filter(at -> !at.isAfter(end))
                                                .isPresent()));
    }

    private static Stream<Validity> validities(User.Standing standing) {
        return Stream.concat(
                standing.grants().stream().map(RoleGrant::validity),
                standing.assignments().stream().map(PracticeAssignment::validity));
    }
}

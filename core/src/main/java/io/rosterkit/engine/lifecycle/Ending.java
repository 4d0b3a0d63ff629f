package io.rosterkit.engine.lifecycle;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What of a user ends: the user, with all else, or roles and practices. Pure. */
record Ending(boolean isOfUser, Set<Role> roles, Set<PracticeId> practices) {

    private static final int SECONDS = 60;

    /** What of the user ends at such a time; nothing of a user who is not active. */
    static Ending of(User user, Instant now, Predicate<Instant> when) {
        Predicate<Validity> ends = validity ->
                validity.ends().filter(end -> end.isAfter(now)).filter(when).isPresent();
        User.Status status = user.status();
        if (status.state() != UserStatus.ACTIVE || status.limits().validity().isOverAt(now)) {
            return new Ending(false, Set.of(), Set.of());
        }
        return new Ending(
                ends.test(status.limits().validity()),
                status.grants().stream()
                        .filter(grant -> ends.test(grant.validity()))
                        .map(RoleGrant::role)
                        .collect(Collectors.toSet()),
                status.assignments().stream()
                        .filter(assignment -> ends.test(assignment.validity()))
                        .map(PracticeAssignment::practice)
                        .collect(Collectors.toSet()));
    }

    /** The number by which a message names the time of an end. */
    static int minute(Instant end) {
        return Math.toIntExact(Math.floorDiv(end.getEpochSecond(), SECONDS));
    }

    /** The beginning of that minute. */
    static Instant moment(int minute) {
        return Instant.ofEpochSecond((long) minute * SECONDS);
    }

    boolean isNothing() {
        return !isOfUser && roles.isEmpty() && practices.isEmpty();
    }
}

package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Validity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * That a user was told what ends, or will end by inactivity. {@code moment} is the end that was announced; of
 * inactivity it is the time from which the user counts as inactive. A row about another moment than the present one
 * says nothing any more. {@code due} is when what was announced comes. A user who is {@code kept} is inactive, and is
 * not deactivated since one such user must remain; {@code due} is when that is decided again.
 */
public record Announcement(
        OrganizationId organization, UserId user, What what, Instant moment, Instant due, boolean kept, long version) {

    /** What is announced. */
    public enum Kind {
        /** The user ends. */
        USER,
        /** A role in the whole organization ends. */
        ROLE,
        /** A role at a practice ends. */
        PRACTICE_ROLE,
        /** The assignment to a practice ends. */
        PRACTICE,
        /** The user has not signed in for long, and is deactivated for it. */
        INACTIVITY
    }

    /** What is announced, with the role and the practice where the kind has one. */
    public record What(Kind kind, Optional<Role> role, Optional<PracticeId> practice) {

        /** The user. */
        public static What user() {
            return new What(Kind.USER, Optional.empty(), Optional.empty());
        }

        /** A role at that practice or, without one, in the whole organization. */
        public static What role(Role role, Optional<PracticeId> practice) {
            return new What(practice.isPresent() ? Kind.PRACTICE_ROLE : Kind.ROLE, Optional.of(role), practice);
        }

        /** The assignment to that practice. */
        public static What practice(PracticeId practice) {
            return new What(Kind.PRACTICE, Optional.empty(), Optional.of(practice));
        }

        /** All ends of the user, by what ends. */
        public static Map<What, Instant> endsOf(User user) {
            Map<What, Instant> ends = new HashMap<>();
            User.Status status = user.status();
            put(ends, user(), status.limits().validity());
            status.grants().forEach(grant -> put(ends, role(grant.role(), grant.practice()), grant.validity()));
            status.assignments()
                    .forEach(assignment -> put(ends, practice(assignment.practice()), assignment.validity()));
            return ends;
        }

        private static void put(Map<What, Instant> ends, What what, Validity validity) {
            validity.ends().ifPresent(end -> ends.put(what, end));
        }

        /** That the user is inactive. */
        public static What inactivity() {
            return new What(Kind.INACTIVITY, Optional.empty(), Optional.empty());
        }
    }

    /** That the user was told of that end. */
    public static Announcement ofEnd(OrganizationId organization, UserId user, What what, Instant end) {
        return new Announcement(organization, user, what, end, end, false, 1);
    }

    /** That the user was told of the deactivation for being inactive since that moment. */
    public static Announcement ofInactivity(OrganizationId organization, UserId user, Instant moment, Instant due) {
        return new Announcement(organization, user, What.inactivity(), moment, due, false, 1);
    }

    /** The same, where the user is kept. */
    public Announcement keeping() {
        return new Announcement(organization, user, what, moment, due, true, version);
    }

    /** The same as the next version of that row. */
    public Announcement after(Announcement row) {
        return new Announcement(organization, user, what, moment, due, kept, row.version() + 1);
    }
}

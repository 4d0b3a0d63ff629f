package io.rosterkit.engine.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.CLOSED;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;

import io.rosterkit.model.user.UserStatus;
import java.util.Locale;
import java.util.Set;

/** The transition table of a user. A lock is not a state: it is kept beside the state and stays through every move. */
public enum UserMove {
    /** The user may not act until reactivated. */
    DEACTIVATE(Set.of(ACTIVE), DEACTIVATED),
    /** The user may act again. */
    REACTIVATE(Set.of(DEACTIVATED), ACTIVE),
    /** The user is closed for good; the address is free. */
    CLOSE(Set.of(ACTIVE, DEACTIVATED), CLOSED);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<UserStatus> from;

    private final UserStatus to;

    UserMove(Set<UserStatus> from, UserStatus to) {
        this.from = from;
        this.to = to;
    }

    /** The statuses in which it is allowed. */
    public Set<UserStatus> from() {
        return from;
    }

    /** The status it leads to. */
    public UserStatus to() {
        return to;
    }

    /** The code of the act in the journal, such as {@code user.deactivate}. */
    public String operationCode() {
        return "user." + name().toLowerCase(Locale.ROOT);
    }
}

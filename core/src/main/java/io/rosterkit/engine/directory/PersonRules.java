package io.rosterkit.engine.directory;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import java.util.Locale;

/** Rules for changes of a person in the directory. Pure. */
final class PersonRules {

    private PersonRules() {}

    /** The person; refused with a user or an invitation, which say how the person is reached. */
    static Outcome<User> checkListed(User person) {
        return person.status().state() == UserStatus.LISTED ? Outcome.done(person) : wrongState(person);
    }

    /** The person; refused when deactivated already, and when the user is closed. */
    static Outcome<User> checkActive(User person) {
        return checkNotClosed(person)
                .then(open -> open.origin().listing().isActive() ? Outcome.done(open) : wrongState("inactive"));
    }

    /** The person; refused when active already, and when the user is closed. */
    static Outcome<User> checkInactive(User person) {
        return checkNotClosed(person)
                .then(open -> open.origin().listing().isActive() ? wrongState("active") : Outcome.done(open));
    }

    /** The state of the account, as a fact. */
    static String code(UserStatus state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Outcome<User> checkNotClosed(User person) {
        return person.status().state() == UserStatus.CLOSED ? wrongState(person) : Outcome.done(person);
    }

    private static Outcome<User> wrongState(User person) {
        return wrongState(code(person.status().state()));
    }

    private static Outcome<User> wrongState(String state) {
        return Outcome.refused(Refusal.of(UserReason.WRONG_STATE).with("state", state));
    }
}

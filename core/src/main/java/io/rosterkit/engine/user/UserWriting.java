package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.audit.PersonalFacts;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.lockout.Unlockers;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts decisions about users into changes: the row, the journal entry, and the notice to the user. */
public final class UserWriting {

    static final String LOCK = "user.lock";
    static final String UNLOCK = "user.unlock";
    static final String RENAME = "user.rename";
    static final String ROLES = "user.roles";
    static final String END_SESSIONS = "user.end-sessions";

    private final JournalWriter journalWriter;
    private final Ids ids;
    private final Unlockers unlockers;

    public UserWriting(JournalWriter journalWriter, Ids ids, Unlockers unlockers) {
        this.journalWriter = journalWriter;
        this.ids = ids;
        this.unlockers = unlockers;
    }

    /** Changes the status of a user. Every such change is made here, so that each is checked by {@link Unlockers}. */
    public Outcome<Changes> changeStatus(Found found, JournalEvent event, User.Status after, User.Security epochs) {
        User user = found.user();
        return unlockers
                .guard(found.author(), found.callerAccess().profile(), user, seated(user, after))
                .map(governance -> {
                    JournaledChange journaled = journal(found.author(), event, user);
                    // The row that others contend for comes last.
                    User changed = user.withStatus(after, epochs, journaled.revision());
                    return UserRows.update(
                                    user, sinceNow(user, changed, found.author().now()))
                            .and(governance)
                            .and(journaled.entry());
                });
    }

    /**
     * As if the user had a seat. A user who comes to need one gets it with the change, or the change is refused after
     * this.
     */
    private static User.Status seated(User user, User.Status after) {
        return user.withStatus(after, user.security(), user.revision())
                .seated(after.limits()
                        .seat()
                        .or(() -> Optional.of(new SeatId(user.id().uuid()))))
                .status();
    }

    /** A user who could not sign in before and can now is inactive from now on at the earliest. */
    private static User sinceNow(User before, User after, Instant now) {
        return after.canSignInAt(now) && !before.canSignInAt(now)
                ? after.withOrigin(after.origin().reactivated(now))
                : after;
    }

    /** Changes how a user is reached or called, or what the version of the user guards beside that. */
    public Changes changeContact(
            Author author, JournalEvent event, User user, User.Contact contact, User.Security epochs) {
        JournaledChange journaled = journalWriter.change(author, event, user, PersonalFacts.changed(user, contact));
        return Changes.none(user.organization())
                .and(UserRows.update(user, user.withContact(contact, epochs, journaled.revision())))
                .and(journaled.entry());
    }

    /** A notice to the address that the user had before this change. */
    Message notice(Notice notice, Found found) {
        User user = found.user();
        return new Message(
                new MessageId(ids.next()),
                user.organization(),
                notice,
                Lane.NOTICE,
                new Message.About(user.id().uuid(), 0),
                user.contact().address(),
                found.author().now());
    }

    static Changes liftCounters(Changes changes, List<Counter> counters, Author author) {
        Changes all = changes;
        for (Counter counter : counters) {
            all = all.and(CounterTable.COUNTERS.write(UserRules.counterAfterUnlock(counter, author.now())));
        }
        return all;
    }

    /** The changes with the receipt that a caller gets for them. */
    public static Decision<UserReceipt> receipt(Changes changes, User user, User.Status after) {
        return new Decision<>(changes, new UserReceipt(user.id(), after.state()));
    }

    private JournaledChange journal(Author author, JournalEvent event, User user) {
        return journalWriter.change(author, event, Subject.Kind.USER, user.id(), user.revision());
    }
}

package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.lockout.Unlockers;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserChange;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.util.List;

/** Puts decisions about users into changes: the row, the entry that tells of it, and the notice to the user. */
public final class UserWriting {

    static final String LOCK = "user.lock";
    static final String UNLOCK = "user.unlock";
    static final String RENAME = "user.rename";
    static final String ROLES = "user.roles";
    static final String END_SESSIONS = "user.end-sessions";

    private final JournalWriter journalWriter;
    private final Ids ids;
    private final Unlockers unlockers;

    /** Asks the guard of those who may unlock before a user changes status, lock or roles. */
    public UserWriting(JournalWriter journalWriter, Ids ids, Unlockers unlockers) {
        this.journalWriter = journalWriter;
        this.ids = ids;
        this.unlockers = unlockers;
    }

    /** The user with another standing. Every such change passes here, so that none gets by the guard. */
    Outcome<Changes> moved(Found found, Deed deed, User.Standing to, User.Security epochs) {
        User user = found.user();
        return unlockers
                .guard(found.author(), found.standing().profile(), deed.act(), user, to)
                .map(guard -> {
                    JournaledChange told = told(found.author(), deed, user);
                    return guard.and(new UserChange.Changed(user.moved(to, epochs, told.revision())))
                            .and(told.entry());
                });
    }

    /** The user with another address or name. */
    Changes reached(Author author, Deed deed, User user, User.Contact contact, User.Security epochs) {
        JournaledChange told = told(author, deed, user);
        return Changes.none(user.organization())
                .and(new UserChange.Changed(user.reached(contact, epochs, told.revision())))
                .and(told.entry());
    }

    /** A notice to the address that the user has until now. */
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

    static Changes lifted(Changes changes, List<Counter> counters, Author author) {
        Changes all = changes;
        for (Counter counter : counters) {
            all = all.and(new LockoutChange.Counted(UserRules.lifted(counter, author.now())));
        }
        return all;
    }

    static Decision<UserReceipt> receipt(Changes changes, User user, User.Standing to) {
        return new Decision<>(changes, new UserReceipt(user.id(), to.status()));
    }

    private JournaledChange told(Author author, Deed deed, User user) {
        return journalWriter.change(author, deed, Subject.Kind.USER, user.id(), user.revision());
    }
}

package io.rosterkit.engine.lockout;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Looks;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Rounds;
import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.lockout.Budget;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserChange;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down that failed attempts have locked an account: the mark on the user, the entry in the journal and the
 * notice to the owner. The lock itself was there before, from the moment the attempt was charged.
 */
public final class Locks {

    private static final int CONTENDED = 4;
    private static final String LOCKED = "user.locked-by-attempts";

    private final OperationRunner runner;
    private final JournalWriter journalWriter;
    private final Ids ids;
    private final Unlockers unlockers;
    private final Stores stores;

    /** Where the room reads. */
    public record Stores(UserStore users, CounterStore counters) {}

    /** Writes through those calls. */
    public Locks(OperationRunner runner, JournalWriter journalWriter, Ids ids, Unlockers unlockers, Stores stores) {
        this.runner = runner;
        this.journalWriter = journalWriter;
        this.ids = ids;
        this.unlockers = unlockers;
        this.stores = stores;
    }

    /**
     * The attempt with that charge has failed; {@code user} is the user of the attempt before the charge, if there is
     * one.
     */
    public record Failure(Charge charge, Budget budget, Optional<User> user) {

        /** Whether this is the one that locks. */
        public boolean locks() {
            return charge.locking();
        }

        Counter.Key key() {
            return charge.after().key();
        }
    }

    /**
     * The attempt that locks has failed: writes that down together with what is {@code told} of the failure itself.
     * After the last temporary lock it is one that only an administrator lifts, but not for the last user who could
     * lift it for others. An account that does not exist is looked for as often as a user. When the lock was lifted
     * meanwhile, only the failure is told.
     */
    public void begin(Call call, Failure failure, Changes told) {
        Looks<Locked> looks = Looks.of(
                new Locked(failure.user(), Optional.of(failure.charge().after())),
                () -> look(call.organization(), failure));
        boolean written = Rounds.until(round -> {
                    Locked now = looks.next().facts();
                    if (now.counter().isEmpty()) {
                        return Optional.of(false);
                    }
                    Changes begun =
                            begun(call, failure, now.user(), now.counter().get());
                    return applied(begun.and(told), round) ? Optional.of(true) : Optional.empty();
                })
                .orElse(false);
        if (!written) {
            runner.apply(told);
        }
    }

    /** Who is locked, and the counter as long as the lock is the one that this failure brought. */
    private record Locked(Optional<User> user, Optional<Counter> counter) {}

    private Locked look(OrganizationId organization, Failure failure) {
        return new Locked(
                stores.users().find(Viewer.of(organization), subject(failure)).value(),
                stores.counters().find(organization, List.of(failure.key())).stream()
                        .filter(stored ->
                                stored.block().causedBy() == failure.charge().ordinal())
                        .findFirst());
    }

    /** No other call writes this lock, so contention is waited out for some rounds more than elsewhere. */
    private boolean applied(Changes changes, int round) {
        try {
            return runner.apply(changes) instanceof Applied.Done;
        } catch (StorageContentionException contended) {
            if (round >= CONTENDED) {
                throw contended;
            }
            return false;
        }
    }

    private Changes begun(Call call, Failure failure, Optional<User> user, Counter counter) {
        Author author = new Author(call.organization(), call.agent("attempts"), runner.now());
        Optional<Unlockers.Seen> last = CounterRules.tooMany(counter, failure.budget())
                ? Optional.of(unlockers.seen(call.organization()))
                : Optional.empty();
        return user.filter(found -> found.standing().status() == UserStatus.ACTIVE)
                .map(found -> last.map(seen -> held(author, found, counter, seen))
                        .orElseGet(() ->
                                locked(author, found, counter, counter.block().until())))
                .orElseGet(() -> noted(author, subject(failure)));
    }

    private Changes held(Author author, User user, Counter counter, Unlockers.Seen seen) {
        return unlockers
                .guard(author, LOCKED, user, marked(user, author, Optional.empty()), seen)
                .fold(
                        guard -> guard.and(new LockoutChange.Counted(CounterRules.held(counter, author.now())))
                                .and(locked(author, user, counter, Optional.empty())),
                        last -> locked(author, user, counter, counter.block().until()));
    }

    private Changes locked(Author author, User user, Counter counter, Optional<Instant> until) {
        Deed deed = Deed.done(
                LOCKED,
                Map.of(
                        "proof",
                        counter.key().proof().name().toLowerCase(Locale.ROOT),
                        "until",
                        until.map(Instant::toString).orElse("unlocked")));
        JournaledChange told = journalWriter.change(author, deed, Subject.Kind.USER, user.id(), user.revision());
        User after = user.moved(marked(user, author, until), user.security(), told.revision());
        Changes changes = Changes.none(author.organization())
                .and(new UserChange.Changed(after))
                .and(told.entry());
        return user.contact().verified() ? changes.and(notice(user, counter, author.now())) : changes;
    }

    /** A mark that lasts longer stays, whichever other proof was guessed at. */
    private static User.Standing marked(User user, Author author, Optional<Instant> until) {
        Lock lock = new Lock(Lock.Kind.ATTEMPTS, author.now(), until);
        return user.standing().lock().filter(mark -> mark.outlasts(lock)).isPresent()
                ? user.standing()
                : user.standing().with(Optional.of(lock));
    }

    private Changes noted(Author author, UserId id) {
        Deed deed = Deed.refused(LOCKED, AccessReason.NOT_FOUND.code(), Map.of("subject", id.toString()));
        return Changes.none(author.organization())
                .and(journalWriter.event(
                        author, deed, Subject.untouched(Subject.Kind.ORGANIZATION, author.organization())));
    }

    private Message notice(User user, Counter counter, Instant now) {
        return new Message(
                new MessageId(ids.next()),
                user.organization(),
                Notice.LOCKED,
                Lane.NOTICE,
                new Message.About(user.id().uuid(), counter.block().locks()),
                user.contact().address(),
                now);
    }

    private static UserId subject(Failure failure) {
        return new UserId(failure.key().subject());
    }
}

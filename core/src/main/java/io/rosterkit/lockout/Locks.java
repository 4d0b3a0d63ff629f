package io.rosterkit.lockout;

import io.rosterkit.access.Gate;
import io.rosterkit.audit.Author;
import io.rosterkit.audit.Scribe;
import io.rosterkit.audit.Told;
import io.rosterkit.call.Call;
import io.rosterkit.call.Calls;
import io.rosterkit.call.Ids;
import io.rosterkit.lockout.CounterRules.Charge;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Message;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down that failed attempts have locked an account: the mark on the user, the entry in the journal and the
 * notice to the owner. The lock itself was there before, from the moment the attempt was charged.
 */
@SuppressWarnings("exports") // made by the entrance only
public final class Locks {

    private static final int TRIES = 8;
    /** Some of those asked for may be locked themselves. */
    private static final int ENOUGH = 100;

    private final Calls calls;
    private final Gate gate;
    private final Scribe scribe;
    private final Ids ids;
    private final Stores stores;

    /** Where the room reads. */
    public record Stores(UserStore users, CounterStore counters) {}

    /** Writes through those calls. */
    public Locks(Calls calls, Gate gate, Scribe scribe, Ids ids, Stores stores) {
        this.calls = calls;
        this.gate = gate;
        this.scribe = scribe;
        this.ids = ids;
        this.stores = stores;
    }

    /**
     * The attempt that locks has failed. Costs the same whether the subject is a user or a decoy. After the last
     * temporary lock it is one that only an administrator lifts, but not for the last user who could lift it for
     * others.
     */
    public void begin(Call call, Charge charge, Budget budget) {
        UserId id = new UserId(charge.after().key().subject());
        Optional<Counter> counter = Optional.of(charge.after());
        for (int round = 0; round < TRIES && counter.isPresent(); round++) {
            counter = begin(call, id, counter.get(), budget)
                    .filter(stored -> stored.block().causedBy() == charge.ordinal());
        }
    }

    /** The counter as it is now, when somebody was faster; empty when all is written. */
    private Optional<Counter> begin(Call call, UserId id, Counter counter, Budget budget) {
        Instant now = calls.now();
        Optional<User> user =
                stores.users().find(Viewer.of(call.organization()), id).value();
        List<User> unlockers =
                stores.users().holders(call.organization(), gate.rolesWith(Permission.UNLOCK_USERS), ENOUGH);
        boolean held = CounterRules.tooMany(counter, budget) && !isLast(id, unlockers);
        Changes changes = user.filter(found -> found.standing().status() == UserStatus.ACTIVE)
                .map(found -> locked(call, found, counter, held, now))
                .orElseGet(() -> noted(call, id, now));
        return calls.apply(changes) instanceof Applied.Done
                ? Optional.empty()
                : stores.counters().find(counter.organization(), List.of(counter.key())).stream()
                        .findFirst();
    }

    private static boolean isLast(UserId id, List<User> unlockers) {
        return unlockers.stream().anyMatch(user -> user.id().equals(id))
                && unlockers.stream()
                        .filter(user -> !user.id().equals(id))
                        .allMatch(user -> user.standing()
                                .lock()
                                .filter(lock -> lock.until().isEmpty())
                                .isPresent());
    }

    private Changes locked(Call call, User user, Counter counter, boolean held, Instant now) {
        Optional<Instant> until = held ? Optional.empty() : counter.block().until();
        Author author = new Author(call.organization(), call.agent("attempts"), now);
        Deed deed = Deed.done(
                "user.locked-by-attempts",
                Map.of(
                        "proof",
                        counter.key().proof().name().toLowerCase(java.util.Locale.ROOT),
                        "until",
                        until.map(Instant::toString).orElse("unlocked")));
        Told told = scribe.tell(author, deed, Subject.Kind.USER, user.id(), user.revision());
        // A mark without an end stays, whichever other proof was guessed at.
        Lock lock = new Lock(Lock.Kind.ATTEMPTS, now, until);
        boolean stays =
                user.standing().lock().filter(mark -> mark.until().isEmpty()).isPresent();
        User.Standing standing = stays ? user.standing() : user.standing().with(Optional.of(lock));
        Changes changes = Changes.none(call.organization())
                .and(new UserChange.Changed(user.moved(standing, user.security(), told.revision())))
                .and(told.entry());
        Changes marked = held ? changes.and(new LockoutChange.Counted(CounterRules.held(counter, now))) : changes;
        return user.contact().verified() ? marked.and(notice(user, counter, now)) : marked;
    }

    private Changes noted(Call call, UserId id, Instant now) {
        Author author = new Author(call.organization(), call.agent("attempts"), now);
        Deed deed = Deed.refused(
                "user.locked-by-attempts", AccessReason.NOT_FOUND.code(), Map.of("subject", id.toString()));
        return Changes.none(call.organization())
                .and(scribe.aside(author, deed, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization())));
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
}

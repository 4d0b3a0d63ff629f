package io.rosterkit.engine.lockout;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.RetryFacts;
import io.rosterkit.engine.call.RetryLoop;
import io.rosterkit.engine.deactivation.ModuleRemoval;
import io.rosterkit.engine.lockout.CounterRules.ChargeResult;
import io.rosterkit.engine.lockout.ProofCheck.LockConsequence.LocksAccount;
import io.rosterkit.lockout.Budget;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Records that failed attempts have locked an account: the lock on the user, the journal entry, and the notice to the
 * owner. The counter refuses attempts already before that, from the moment when the attempt was charged.
 */
public final class LockRecorder {

    private static final int MAX_CONTENTIONS = 4;
    private static final String LOCKED = "user.locked-by-attempts";

    private final OperationRunner runner;
    private final JournalWriter journalWriter;
    private final Ids ids;
    private final Unlockers unlockers;
    private final Stores stores;

    /** The stores that are read. */
    public record Stores(UserStore users, CounterStore counters) {}

    public LockRecorder(
            OperationRunner runner, JournalWriter journalWriter, Ids ids, Unlockers unlockers, Stores stores) {
        this.runner = runner;
        this.journalWriter = journalWriter;
        this.ids = ids;
        this.unlockers = unlockers;
        this.stores = stores;
    }

    /**
     * A failed attempt: who made it, its charge, the budget of its counter, and the account as read before the charge.
     */
    public record FailedAttempt(Author author, ChargeResult charge, Budget budget, LocksAccount account) {

        /** Whether this failure locks the counter. */
        public boolean locks() {
            return charge.locksOnFailure();
        }

        Counter.Key key() {
            return charge.counterAfter().key();
        }
    }

    /**
     * Records the lock that a failed attempt caused, together with the journal entry about the failure. After the last
     * temporary lock the account is held: only an administrator unlocks it. The last user who can unlock others is
     * never held. An account that does not exist costs the same reads. When the lock was lifted meanwhile, only the
     * failure is journaled.
     */
    public void recordLock(FailedAttempt failure, Changes journalEntry) {
        RetryFacts<LockTarget> retryFacts = RetryFacts.of(
                new LockTarget(
                        failure.account().user(), Optional.of(failure.charge().counterAfter())),
                () -> readTarget(failure));
        boolean recorded = RetryLoop.untilPresent(round -> {
                    LockTarget target = retryFacts.nextRound().facts();
                    if (target.counter().isEmpty()) {
                        return Optional.of(false);
                    }
                    Changes lock =
                            lockChanges(failure, target.user(), target.counter().get());
                    return applyLock(lock.and(journalEntry), round) ? Optional.of(true) : Optional.empty();
                })
                .orElse(false);
        if (!recorded) {
            runner.apply(journalEntry);
        }
    }

    /** The user to lock, and the counter while its lock is the one that this failure caused. */
    private record LockTarget(Optional<User> user, Optional<Counter> counter) {}

    private LockTarget readTarget(FailedAttempt failure) {
        OrganizationId organization = failure.author().organization();
        return new LockTarget(
                stores.users().find(Viewer.of(organization), userId(failure)).value(),
                stores.counters().find(organization, List.of(failure.key())).stream()
                        .filter(stored ->
                                stored.block().causedBy() == failure.charge().ordinal())
                        .findFirst());
    }

    /** No other call records this lock, so it is tried for some rounds more than elsewhere. */
    private boolean applyLock(Changes changes, int round) {
        try {
            return runner.apply(changes) instanceof Applied.Done;
        } catch (StorageContentionException contended) {
            if (round >= MAX_CONTENTIONS) {
                throw contended;
            }
            return false;
        }
    }

    private Changes lockChanges(FailedAttempt failure, Optional<User> user, Counter counter) {
        Author author =
                new Author(failure.author().organization(), failure.author().caller(), runner.now());
        Optional<Unlockers.Snapshot> others = CounterRules.needsAdministrator(counter, failure.budget())
                ? Optional.of(unlockers.snapshot(author.organization(), author.now()))
                : Optional.empty();
        AccessPolicy policy = failure.account().policy();
        return user.filter(found -> found.isActiveAt(author.now()))
                .map(found -> new LockedAccount(author, found, policy, counter))
                .map(account -> others.map(snapshot -> holdChanges(account, snapshot))
                        .orElseGet(() -> userChanges(account, counter.block().until())))
                .orElseGet(() -> unknownAccountEntry(author, userId(failure)));
    }

    /** An account that becomes locked: by whom, whose, under which policy, and the counter that was used up. */
    private record LockedAccount(Author author, User user, AccessPolicy policy, Counter counter) {

        /**
         * A lock that lasts longer stays, even when guesses at another proof caused it; the modules that failed
         * attempts remove go with either.
         */
        User.Status status(Optional<Instant> until) {
            Lock lock = new Lock(Lock.Kind.ATTEMPTS, author.now(), until);
            User.Status status = user.status();
            boolean stays =
                    status.lock().filter(current -> current.outlasts(lock)).isPresent();
            return ModuleRemoval.byFailedAttempts(
                    policy, stays ? status : status.with(Optional.of(lock)), author.now());
        }
    }

    private Changes holdChanges(LockedAccount account, Unlockers.Snapshot snapshot) {
        Author author = account.author();
        Counter counter = account.counter();
        return unlockers
                .guard(author, account.user(), account.status(Optional.empty()), snapshot)
                .fold(
                        governance -> Changes.none(author.organization())
                                .and(CounterTable.COUNTERS.write(CounterRules.afterHold(counter, author.now())))
                                .and(userChanges(account, Optional.empty()))
                                .and(governance),
                        lastUnlocker -> userChanges(account, counter.block().until()));
    }

    private Changes userChanges(LockedAccount account, Optional<Instant> until) {
        Author author = account.author();
        User user = account.user();
        User.Status status = account.status(until);
        JournalEvent event = event(account.counter(), until).with(ModuleRemoval.facts(user.status(), status));
        JournaledChange journaled = journalWriter.change(author, event, Subject.Kind.USER, user.id(), user.revision());
        User after = user.withStatus(status, user.security(), journaled.revision());
        Changes changes = Changes.none(author.organization())
                .and(UserRows.update(user, after))
                .and(journaled.entry());
        return user.contact().verified() ? changes.and(notice(account)) : changes;
    }

    private static JournalEvent event(Counter counter, Optional<Instant> until) {
        return JournalEvent.done(
                LOCKED,
                Map.of(
                        "proof",
                        counter.key().proof().name().toLowerCase(Locale.ROOT),
                        "until",
                        until.map(Instant::toString).orElse("until-unlocked")));
    }

    private Changes unknownAccountEntry(Author author, UserId id) {
        JournalEvent event =
                JournalEvent.refused(LOCKED, AccessReason.NOT_FOUND.code(), Map.of("subject", id.toString()));
        return Changes.none(author.organization())
                .and(journalWriter.event(
                        author, event, Subject.untouched(Subject.Kind.ORGANIZATION, author.organization())));
    }

    private Message notice(LockedAccount account) {
        User user = account.user();
        return new Message(
                new MessageId(ids.next()),
                user.organization(),
                Notice.LOCKED,
                Lane.NOTICE,
                new Message.About(user.id().uuid(), account.counter().block().locks()),
                user.contact().address(),
                account.author().now());
    }

    private static UserId userId(FailedAttempt failure) {
        return new UserId(failure.key().subject());
    }
}

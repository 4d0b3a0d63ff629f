package io.rosterkit.engine.recovery;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.password.NewPasswordCheck;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks which password a user may choose, and sets it. Every session and known device ends, guesses at the old
 * password count no more, and the user gets a notice. A lock that only an administrator lifts stays.
 */
public final class PasswordChanger {

    /**
     * The proofs whose counters start again. The code is among them, since a client that guesses codes knew the old
     * password.
     */
    private static final Set<Proof> RESET_PROOFS = Set.of(Proof.PASSWORD, Proof.STEP_UP, Proof.CODE);

    private final NewPasswordCheck newPasswordCheck;
    private final CounterStore store;
    private final JournalWriter journalWriter;
    private final Ids ids;

    public PasswordChanger(
            NewPasswordCheck newPasswordCheck, CounterStore store, JournalWriter journalWriter, Ids ids) {
        this.newPasswordCheck = newPasswordCheck;
        this.store = store;
        this.journalWriter = journalWriter;
        this.ids = ids;
    }

    /** The user with the new password, the changes to apply, and the counters of unknown clients at the account. */
    public record PasswordChange(User user, Changes changes, List<Counter> counters) {}

    /** The password in its normal form, if that user may choose it. */
    public Outcome<String> choose(Organization organization, User user, String typed) {
        return newPasswordCheck.accept(
                typed, organization, user.contact().name(), user.contact().address());
    }

    /** Sets the password, by the operation of that code. */
    public PasswordChange set(
            Author author, User user, Optional<Credential> before, PasswordHash hash, String operation) {
        Credential credential = before.map(known -> known.replaced(hash, author.now()))
                .orElseGet(() -> Credential.first(user.organization(), user.id(), hash, author.now()));
        List<Counter> counters = store.find(user.organization(), keys(user));
        JournaledChange journaled = journalWriter.change(
                author, JournalEvent.done(operation, Map.of()), Subject.Kind.USER, user.id(), user.revision());
        User after = user.withStatus(
                user.status().with(remainingLock(user, counters)),
                user.security().endAll(),
                journaled.revision());
        Changes changes = Changes.none(user.organization())
                .and(CredentialTable.CREDENTIALS.write(credential))
                .and(UserRows.update(user, after))
                .and(journaled.entry());
        for (Counter counter : counters) {
            if (RESET_PROOFS.contains(counter.key().proof())) {
                changes = changes.and(CounterTable.COUNTERS.write(CounterRules.afterNewProof(counter, author.now())));
            }
        }
        boolean verified = user.contact().verified();
        return new PasswordChange(after, verified ? changes.and(notice(user, author.now())) : changes, counters);
    }

    private static List<Counter.Key> keys(User user) {
        return Arrays.stream(Proof.values())
                .map(proof -> Counter.Key.ofUnknownClients(user.id().uuid(), proof))
                .toList();
    }

    /** The lock that stays. A lock with an end may have replaced a held one, so the counters decide as well. */
    private static Optional<Lock> remainingLock(User user, List<Counter> counters) {
        boolean held = counters.stream().anyMatch(counter -> counter.block().held());
        return user.status()
                .lock()
                .filter(lock ->
                        lock.kind() != Lock.Kind.ATTEMPTS || lock.until().isEmpty() || held);
    }

    private Message notice(User user, Instant now) {
        return new Message(
                new MessageId(ids.next()),
                user.organization(),
                Notice.PASSWORD_CHANGED,
                Lane.NOTICE,
                new Message.About(user.id().uuid(), 0),
                user.contact().address(),
                now);
    }
}

package io.rosterkit.engine.recovery;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.password.PasswordChoice;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.SignInChange;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserChange;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which password a user may choose, and what choosing it comes to: every session and known device ends, guesses at the
 * old one count no more, and the user is told. A lock that only an administrator lifts stays.
 */
public final class NewPassword {

    /** A client that guessed at codes knew the old password. */
    private static final Set<Proof> REPLACED = Set.of(Proof.PASSWORD, Proof.STEP_UP, Proof.CODE);

    private final PasswordChoice choice;
    private final CounterStore store;
    private final JournalWriter journalWriter;
    private final Ids ids;

    /** Made by the root, once. */
    public NewPassword(PasswordChoice choice, CounterStore store, JournalWriter journalWriter, Ids ids) {
        this.choice = choice;
        this.store = store;
        this.journalWriter = journalWriter;
        this.ids = ids;
    }

    /** The user as it is with the new password, what is to be written for it, and the user's counters of strangers. */
    public record Written(User user, Changes changes, List<Counter> counters) {}

    /** The password in its normal form, if that user may choose it. */
    public Outcome<String> chosen(Organization organization, User user, String typed) {
        return choice.choose(
                typed, organization, user.contact().name(), user.contact().address());
    }

    /** Sets it, by an act of that name. */
    public Written written(Author author, User user, Optional<Credential> before, PasswordHash hash, String operation) {
        Credential credential = before.map(known -> known.replaced(hash, author.now()))
                .orElseGet(() -> Credential.first(user.organization(), user.id(), hash, author.now()));
        List<Counter> counters = store.find(user.organization(), keys(user));
        JournaledChange told = journalWriter.change(
                author, Deed.done(operation, Map.of()), Subject.Kind.USER, user.id(), user.revision());
        User after = user.moved(
                user.standing().with(lock(user, counters)), user.security().endAll(), told.revision());
        Changes changes = Changes.none(user.organization())
                .and(new SignInChange.PasswordSet(credential))
                .and(new UserChange.Changed(after))
                .and(told.entry());
        for (Counter counter : counters) {
            if (REPLACED.contains(counter.key().proof())) {
                changes = changes.and(new LockoutChange.Counted(CounterRules.replaced(counter, author.now())));
            }
        }
        boolean reached = user.contact().verified();
        return new Written(after, reached ? changes.and(notice(user, author.now())) : changes, counters);
    }

    private static List<Counter.Key> keys(User user) {
        return Arrays.stream(Proof.values())
                .map(proof -> Counter.Key.ofStrangers(user.id().uuid(), proof))
                .toList();
    }

    /** A mark with an end may have been written over one without, so the counters are asked too. */
    private static Optional<Lock> lock(User user, List<Counter> counters) {
        boolean held = counters.stream().anyMatch(counter -> counter.block().held());
        return user.standing()
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

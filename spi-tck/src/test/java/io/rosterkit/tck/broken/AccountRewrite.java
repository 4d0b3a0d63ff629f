package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.SendingWindow;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes of accounts as a careless adapter would write them. */
final class AccountRewrite {

    private AccountRewrite() {}

    static Changes without(Predicate<Change> forgotten, Changes from) {
        return Rewrite.changes(
                from, from.changes().stream().filter(forgotten.negate()).toList());
    }

    static Change withoutCreator(Change change) {
        Optional<User> joined = UserTable.USERS.rowOf(change, Kind.INSERT);
        if (joined.isPresent()) {
            return UserTable.USERS.insert(originating(
                    new User.Origin(
                            joined.get().origin().since(),
                            Optional.empty(),
                            joined.get().origin().invitation()),
                    joined.get()));
        }
        return change;
    }

    static Change withoutDeviceAndCode(Change change) {
        Optional<RunningSession> changed = SessionTable.SESSIONS.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (changed.isPresent()) {
            RunningSession row = changed.get();
            return SessionTable.SESSIONS.write(new RunningSession(
                    row.organization(),
                    row.id(),
                    new RunningSession.Bond(row.bond().user(), row.bond().epoch(), Optional.empty()),
                    new Proven(row.proven().passwordAt(), Optional.empty()),
                    row.begunAt(),
                    row.expiresAt(),
                    row.version()));
        }
        return change;
    }

    /** A column of 255 characters that cuts what does not fit. */
    static Change withShortHash(Change change) {
        Optional<Credential> set = CredentialTable.CREDENTIALS.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (set.isPresent()) {
            Credential row = set.get();
            String text = row.hash().text();
            PasswordHash cut = new PasswordHash(text.substring(0, Math.min(255, text.length())));
            return CredentialTable.CREDENTIALS.write(
                    new Credential(row.organization(), row.user(), cut, row.setAt(), row.version()));
        }
        return change;
    }

    /** A column for mailboxes only. */
    static Changes toMailboxesOnly(Changes from) {
        List<Message> messages = from.messages().stream()
                .map(row -> row.to() instanceof PhoneNumber
                        ? new Message(
                                row.id(),
                                row.organization(),
                                row.notice(),
                                row.lane(),
                                row.about(),
                                new EmailAddress("x@weiss.example", "x@weiss.example"),
                                row.due())
                        : row)
                .toList();
        return new Changes(from.organization(), from.requests(), from.changes(), messages, from.entries());
    }

    /** One column for the address of a code, with the form under which addresses are compared. */
    static Change toTheKeyOfTheAddress(Change change) {
        return ChallengeTable.CHALLENGES
                .rowOf(change, Kind.INSERT, Kind.UPDATE)
                .filter(row -> row.to() instanceof EmailAddress)
                .<Change>map(row -> ChallengeTable.CHALLENGES.write(
                        row.redirected(new EmailAddress(row.to().key(), row.to().key()))))
                .orElse(change);
    }

    static Change inMilliseconds(Change change) {
        Optional<User> joined = UserTable.USERS.rowOf(change, Kind.INSERT);
        if (joined.isPresent()) {
            User.Origin origin = joined.get().origin();
            return UserTable.USERS.insert(originating(
                    new User.Origin(cut(origin.since()), origin.creator(), origin.invitation()), joined.get()));
        }
        Optional<Counter> counted = CounterTable.COUNTERS.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (counted.isPresent()) {
            Counter row = counted.get();
            return CounterTable.COUNTERS.write(new Counter(
                    row.organization(), row.key(), row.tally(), row.block(), cut(row.changedAt()), row.version()));
        }
        Optional<Device> known = DeviceTable.DEVICES.rowOf(change, Kind.INSERT);
        if (known.isPresent()) {
            Device row = known.get();
            return DeviceTable.DEVICES.insert(
                    new Device(row.organization(), row.id(), row.user(), row.epoch(), cut(row.since())));
        }
        Optional<Challenge> challenged = ChallengeTable.CHALLENGES.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (challenged.isPresent()) {
            Challenge row = challenged.get();
            ChallengeProgress from = row.progress();
            ChallengeProgress progress = new ChallengeProgress(
                    from.open(),
                    from.sendingNumber(),
                    from.attempts(),
                    cut(from.begunAt()),
                    cut(from.sentAt()),
                    cut(from.expiresAt()),
                    new SendingWindow(
                            from.sendingWindow().sentInWindow(),
                            cut(from.sendingWindow().since())));
            return ChallengeTable.CHALLENGES.write(new Challenge(
                    row.organization(), row.id(), row.about(), row.to(), progress, row.keyId(), row.version()));
        }
        return change;
    }

    /** The column of the address does not hold what is null in most rows. */
    static Change withoutPending(Change change) {
        Optional<Confirmation> changed = ConfirmationTable.CONFIRMATIONS.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (changed.isPresent()) {
            Confirmation row = changed.get();
            return ConfirmationTable.CONFIRMATIONS.write(new Confirmation(
                    row.organization(),
                    row.user(),
                    row.purpose(),
                    row.progress(),
                    row.link(),
                    Optional.empty(),
                    row.version()));
        }
        return change;
    }

    private static User originating(User.Origin origin, User row) {
        return new User(
                row.organization(), row.id(), row.contact(), row.status(), row.security(), origin, row.revision());
    }

    private static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}

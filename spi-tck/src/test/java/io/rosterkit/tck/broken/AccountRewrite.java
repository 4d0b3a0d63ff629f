package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange.Counted;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.signin.stored.SignInChange.DeviceKnown;
import io.rosterkit.model.signin.stored.SignInChange.PasswordSet;
import io.rosterkit.model.signin.stored.SignInChange.SessionChanged;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserChange.Joined;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.VerificationChange.Challenged;
import io.rosterkit.model.verification.stored.VerificationChange.ConfirmationChanged;
import io.rosterkit.spi.storage.Changes;
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
        if (change instanceof Joined joined) {
            return new Joined(
                    originating(new User.Origin(joined.row().origin().since(), Optional.empty()), joined.row()));
        }
        return change;
    }

    static Change withoutDeviceAndCode(Change change) {
        if (change instanceof SessionChanged changed) {
            RunningSession row = changed.row();
            return new SessionChanged(new RunningSession(
                    row.organization(),
                    row.id(),
                    new RunningSession.Bond(row.bond().user(), row.bond().epoch(), Optional.empty()),
                    new Proven(row.proven().passwordAt(), Optional.empty()),
                    row.begunAt(),
                    row.until(),
                    row.version()));
        }
        return change;
    }

    /** A column of 255 characters that cuts what does not fit. */
    static Change withShortHash(Change change) {
        if (change instanceof PasswordSet set) {
            Credential row = set.row();
            String text = row.hash().text();
            PasswordHash cut = new PasswordHash(text.substring(0, Math.min(255, text.length())));
            return new PasswordSet(new Credential(row.organization(), row.user(), cut, row.setAt(), row.version()));
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

    static Change inMilliseconds(Change change) {
        if (change instanceof Joined joined) {
            User.Origin origin = joined.row().origin();
            return new Joined(originating(new User.Origin(cut(origin.since()), origin.creator()), joined.row()));
        }
        if (change instanceof Counted counted) {
            Counter row = counted.row();
            return new Counted(new Counter(
                    row.organization(), row.key(), row.tally(), row.block(), cut(row.changedAt()), row.version()));
        }
        if (change instanceof DeviceKnown known) {
            Device row = known.row();
            return new DeviceKnown(new Device(row.organization(), row.id(), row.user(), row.epoch(), cut(row.since())));
        }
        if (change instanceof Challenged challenged) {
            Challenge row = challenged.row();
            Challenge.Course from = row.course();
            Challenge.Course course = new Challenge.Course(
                    from.open(),
                    from.sending(),
                    from.tries(),
                    cut(from.begunAt()),
                    cut(from.sentAt()),
                    cut(from.expiresAt()),
                    new Challenge.Pace(from.pace().sendings(), cut(from.pace().since())));
            return new Challenged(new Challenge(
                    row.organization(), row.id(), row.about(), row.to(), course, row.keyId(), row.version()));
        }
        return change;
    }

    /** The column of the address does not hold what is null in most rows. */
    static Change withoutPending(Change change) {
        if (change instanceof ConfirmationChanged changed) {
            Confirmation row = changed.row();
            return new ConfirmationChanged(new Confirmation(
                    row.organization(),
                    row.user(),
                    row.purpose(),
                    row.course(),
                    row.link(),
                    Optional.empty(),
                    row.version()));
        }
        return change;
    }

    private static User originating(User.Origin origin, User row) {
        return new User(
                row.organization(), row.id(), row.contact(), row.standing(), row.security(), origin, row.revision());
    }

    private static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}

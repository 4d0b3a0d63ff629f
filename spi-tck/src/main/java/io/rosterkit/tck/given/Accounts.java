package io.rosterkit.tck.given;

import static io.rosterkit.tck.given.Given.NOW;

import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.ConfirmationProgress;
import io.rosterkit.model.verification.stored.SendingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The rows that come with the accounts of one organization, all of version 1. */
public final class Accounts {

    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofHours(10);

    private final Given given;

    private Accounts(Given given) {
        this.given = given;
    }

    /** Those of that organization; their ids go on where those of its other rows are. */
    public static Accounts of(Given given) {
        return new Accounts(given);
    }

    /** An id that nothing has. */
    public UUID nobody() {
        return given.next();
    }

    /** A password. */
    public Credential credential(UserId user) {
        PasswordHash hash = new PasswordHash("$argon2id$of " + user);
        return Credential.first(given.id(), user, hash, NOW);
    }

    /** A session begun now, of the user's epoch, with neither device nor code. */
    public RunningSession session(User user) {
        return session(user, NOW);
    }

    /** A session begun at that time. */
    public RunningSession session(User user, Instant begunAt) {
        return new RunningSession(
                given.id(),
                new SessionId(given.idAt(begunAt)),
                new RunningSession.Bond(user.id(), user.security().sessionEpoch(), Optional.empty()),
                new Proven(begunAt, Optional.empty()),
                begunAt,
                begunAt.plus(SESSION),
                1);
    }

    /** Who asks with that session. */
    public static Viewer viewer(RunningSession session) {
        Session by = new Session(session.organization(), session.bond().user(), session.id());
        return new Viewer(session.organization(), Optional.of(by));
    }

    /** A device known from now on, of the user's epoch. */
    public Device device(User user) {
        return device(user, NOW);
    }

    /** A device known from that time on. */
    public Device device(User user, Instant since) {
        return new Device(
                given.id(),
                new DeviceId(given.idAt(since)),
                user.id(),
                user.security().deviceEpoch(),
                since);
    }

    /** A counter after its first attempt. */
    public Counter counter(Counter.Key key) {
        return counted(Counter.none(given.id(), key, NOW));
    }

    /** The counter one attempt further. */
    public static Counter counted(Counter row) {
        Counter.Tally from = row.tally();
        Counter.Tally to = new Counter.Tally(from.charged() + 1, from.cleared(), from.windowBase(), from.windowFrom());
        return row.next(to, row.block(), row.changedAt().plusSeconds(1));
    }

    /** A code that was demanded to register. */
    public Challenge challenge(UUID subject) {
        return new Challenge(
                given.id(),
                new ChallengeId(given.next()),
                new Challenge.About(Challenge.Purpose.REGISTRATION, subject, 1, Optional.empty()),
                new PhoneNumber("+436641234567"),
                new ChallengeProgress(true, 1, 0, NOW, NOW, NOW.plusSeconds(300), new SendingWindow(1, NOW)),
                1,
                1);
    }

    /** A link that was asked for, with no address pending. */
    public Confirmation confirmation(UserId user, Confirmation.Purpose purpose) {
        return new Confirmation(
                given.id(),
                user,
                purpose,
                new ConfirmationProgress(true, 1, NOW, NOW.plusSeconds(3_600)),
                new LinkSeed(1, 0, 1, Given.bytes("0123456789abcdef")),
                Optional.empty(),
                1);
    }
}

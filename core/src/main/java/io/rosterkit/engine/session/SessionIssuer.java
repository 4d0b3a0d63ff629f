package io.rosterkit.engine.session;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.signin.stored.RunningSession.Bond;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.profile.AuthenticationPolicies;
import io.rosterkit.session.Token;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Begins a session for a user who gave all proofs, and remembers the device. */
public final class SessionIssuer {

    private final JournalWriter journalWriter;
    private final Ids ids;
    private final Tokens tokens;
    private final SignInStore store;

    public SessionIssuer(JournalWriter journalWriter, Ids ids, Tokens tokens, SignInStore store) {
        this.journalWriter = journalWriter;
        this.ids = ids;
        this.tokens = tokens;
        this.store = store;
    }

    /** A new session, and the changes to apply for it. */
    public record IssuedSession(SignedIn signedIn, Changes changes) {}

    /** Stores the result of a sign-in as ids alone; the tokens are made from them again. */
    public ResultCodec<SignedIn> codec() {
        return ResultCodec.of(SessionIssuer::write, this::read);
    }

    /** A user who gave all proofs of a sign-in, with the activity as it was read. */
    public record AdmittedUser(User user, Optional<UserActivity> activity) {}

    /** Signs in a user who may have known devices, on one of them or on an unknown one. */
    public IssuedSession begin(
            Author author,
            AdmittedUser admitted,
            Optional<Device> knownDevice,
            Proven proven,
            AuthenticationPolicies policy) {
        User user = admitted.user();
        Changes changes = LastSignIn.change(author, user, admitted.activity());
        if (knownDevice.isPresent() || policy.lockout().devices().atMost() == 0) {
            return issue(author, user, new SessionStart(knownDevice, proven, policy), changes);
        }
        List<Device> devices = store.devices(author.organization(), user.id());
        for (Device device : devices.subList(
                0, Math.max(0, devices.size() - policy.lockout().devices().atMost() + 1))) {
            changes = changes.and(DeviceTable.DEVICES.delete(device));
        }
        return issueOnNewDevice(author, user, proven, policy, changes);
    }

    /** Signs in a user who has just registered. */
    public IssuedSession beginFirst(Author author, User user, Proven proven, AuthenticationPolicies policy) {
        return beginUnknown(author, user, proven, policy, LastSignIn.change(author, user, Optional.empty()));
    }

    /** Begins a session of a user who has a new password, so that no device is known. It counts as no sign-in. */
    public IssuedSession beginFresh(Author author, User user, Proven proven, AuthenticationPolicies policy) {
        return beginUnknown(author, user, proven, policy, Changes.none(author.organization()));
    }

    private IssuedSession beginUnknown(
            Author author, User user, Proven proven, AuthenticationPolicies policy, Changes earlierChanges) {
        return policy.lockout().devices().atMost() == 0
                ? issue(author, user, new SessionStart(Optional.empty(), proven, policy), earlierChanges)
                : issueOnNewDevice(author, user, proven, policy, earlierChanges);
    }

    /** Signs in a user whom the host has authenticated: no device is remembered. */
    public IssuedSession beginWithoutDevice(
            Author author, AdmittedUser admitted, Proven proven, AuthenticationPolicies policy) {
        return issue(
                author,
                admitted.user(),
                new SessionStart(Optional.empty(), proven, policy),
                LastSignIn.change(author, admitted.user(), admitted.activity()));
    }

    private IssuedSession issueOnNewDevice(
            Author author, User user, Proven proven, AuthenticationPolicies policy, Changes earlierChanges) {
        Device device = new Device(
                author.organization(),
                new DeviceId(ids.next()),
                user.id(),
                user.security().deviceEpoch(),
                author.now());
        return issue(
                author,
                user,
                new SessionStart(Optional.of(device), proven, policy),
                earlierChanges.and(DeviceTable.DEVICES.insert(device)));
    }

    /** The device, the proofs and the policies of a new session. */
    private record SessionStart(Optional<Device> device, Proven proven, AuthenticationPolicies policy) {}

    private IssuedSession issue(Author author, User user, SessionStart start, Changes earlierChanges) {
        RunningSession row = new RunningSession(
                author.organization(),
                new SessionId(ids.next()),
                new Bond(
                        user.id(),
                        user.security().sessionEpoch(),
                        start.device().map(Device::id)),
                start.proven(),
                author.now(),
                author.now().plus(start.policy().session().lifetime()),
                1);
        JournalEvent event =
                JournalEvent.done("session.begin", Map.of("session", row.id().toString()));
        Changes changes = earlierChanges
                .and(SessionTable.SESSIONS.write(row))
                .and(journalWriter.event(author, event, Subject.untouched(Subject.Kind.USER, user.id())));
        Session session = new Session(row.organization(), user.id(), row.id());
        Optional<Token> token = start.device().map(device -> deviceToken(device, user));
        return new IssuedSession(signedIn(session, earlier(row.expiresAt(), user), token), changes);
    }

    /** What a host is told: the user may end before the session does. A later end of the user prolongs the session. */
    public static Instant earlier(Instant end, User user) {
        return user.status().limits().validity().earlierEnd(end);
    }

    /**
     * The token of a known device. It is valid only for the address of the user, so an attacker cannot use it for other
     * accounts.
     */
    private Token deviceToken(Device device, User user) {
        return Token.of(tokens.token(
                Tokens.Kind.DEVICE,
                device.organization(),
                device.id().uuid(),
                user.contact().address().key()));
    }

    private SignedIn signedIn(Session session, Instant until, Optional<Token> device) {
        OrganizationId organization = session.organization();
        return new SignedIn(
                session,
                until,
                Token.of(tokens.token(
                        Tokens.Kind.SESSION, organization, session.id().uuid())),
                device);
    }

    private static String write(SignedIn signedIn) {
        Session session = signedIn.session();
        return String.join(
                " ",
                session.organization().toString(),
                session.user().toString(),
                session.id().toString(),
                signedIn.expiresAt().toString());
    }

    private SignedIn read(String text) {
        String[] parts = text.split(" ", -1);
        Session session = new Session(
                new OrganizationId(UUID.fromString(parts[0])),
                new UserId(UUID.fromString(parts[1])),
                new SessionId(UUID.fromString(parts[2])));
        return signedIn(session, Instant.parse(parts[3]), Optional.empty());
    }
}

package io.rosterkit.engine.account;

import io.rosterkit.account.SessionsEnded;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.Reauthentication.CurrentUser;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.session.SessionDetails;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.SessionOwner;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lists and ends the sessions of the user who calls. */
public final class OwnSessionsEngine {

    private static final int MAX_SESSIONS = 100;
    private static final String SIGN_OUT = "session.sign-out";
    private static final ResultCodec<SessionsEnded> SESSIONS_ENDED_CODEC = ResultCodec.of(
            ended -> ended.session().map(SessionId::toString).orElse(""),
            text -> new SessionsEnded(
                    Optional.of(text).filter(id -> !id.isEmpty()).map(id -> new SessionId(UUID.fromString(id)))));

    private final OperationRunner runner;
    private final Reauthentication reauthentication;
    private final SignInStore store;
    private final JournalWriter journalWriter;

    public OwnSessionsEngine(
            OperationRunner runner, Reauthentication reauthentication, SignInStore store, JournalWriter journalWriter) {
        this.runner = runner;
        this.reauthentication = reauthentication;
        this.store = store;
        this.journalWriter = journalWriter;
    }

    Outcome<List<SessionDetails>> list(Call call) {
        return runner.query(
                call,
                Reauthentication.operation(call, "session.list"),
                now -> reauthentication
                        .currentUser(call)
                        .map(current ->
                                store
                                        .sessions(
                                                call.organization(),
                                                current.user().id(),
                                                now,
                                                MAX_SESSIONS)
                                        .stream()
                                        .filter(row -> isValid(current, row, now))
                                        .map(row -> details(call, current, row))
                                        .toList()));
    }

    Outcome<SessionsEnded> signOut(Call call) {
        return callerSession(call).map(session -> end(call, SIGN_OUT, session)).orElseGet(() -> endAll(call, SIGN_OUT));
    }

    Outcome<SessionsEnded> end(Call call, SessionId session) {
        return end(call, "session.end", session);
    }

    Outcome<SessionsEnded> endAll(Call call) {
        return endAll(call, "session.end-all");
    }

    private Outcome<SessionsEnded> end(Call call, String code, SessionId session) {
        Operation operation = Reauthentication.operation(call, code, session);
        return runner.perform(
                call,
                operation,
                SESSIONS_ENDED_CODEC,
                now -> reauthentication
                        .currentUser(call)
                        .then(current -> store.session(call.organization(), session)
                                .map(SessionOwner::session)
                                .filter(row -> isValid(current, row, now))
                                .map(row -> Outcome.done(endOne(code, current.author(now), row)))
                                .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND))));
    }

    private Outcome<SessionsEnded> endAll(Call call, String code) {
        Operation operation = Reauthentication.operation(call, code);
        return runner.perform(
                call,
                operation,
                SESSIONS_ENDED_CODEC,
                now -> reauthentication.currentUser(call).map(current -> endEvery(operation, current, now)));
    }

    private Decision<SessionsEnded> endOne(String code, Author author, RunningSession row) {
        JournalEvent event = JournalEvent.done(code, Map.of("session", row.id().toString()));
        Subject subject = Subject.untouched(Subject.Kind.USER, row.bond().user());
        Changes changes = Changes.none(author.organization())
                .and(SessionTable.SESSIONS.write(row.ended(author.now())))
                .and(journalWriter.event(author, event, subject));
        return new Decision<>(changes, new SessionsEnded(Optional.of(row.id())));
    }

    private Decision<SessionsEnded> endEvery(Operation operation, CurrentUser current, Instant now) {
        User user = current.user();
        JournaledChange change = journalWriter.change(
                current.author(now),
                JournalEvent.done(operation.code(), Map.of()),
                Subject.Kind.USER,
                user.id(),
                user.revision());
        User after = user.withStatus(user.status(), user.security().endSessions(), change.revision());
        Changes changes = Changes.none(user.organization())
                .and(UserRows.update(user, after))
                .and(change.entry());
        return new Decision<>(changes, new SessionsEnded(Optional.empty()));
    }

    private static SessionDetails details(Call call, CurrentUser current, RunningSession row) {
        return new SessionDetails(
                row.id(),
                callerSession(call).filter(row.id()::equals).isPresent(),
                row.bond().device(),
                row.begunAt(),
                endTime(current, row));
    }

    private static boolean isValid(CurrentUser current, RunningSession row, Instant now) {
        User user = current.user();
        return row.bond().user().equals(user.id())
                && row.bond().epoch() == user.security().sessionEpoch()
                && now.isBefore(endTime(current, row));
    }

    private static Instant endTime(CurrentUser current, RunningSession row) {
        Instant end = current.profile().authentication().session().endOf(row.begunAt(), row.expiresAt());
        return SessionIssuer.earlier(end, current.user());
    }

    private static Optional<SessionId> callerSession(Call call) {
        return call.actor()
                .filter(Actor.Member.class::isInstance)
                .map(actor -> ((Actor.Member) actor).session().id());
    }
}

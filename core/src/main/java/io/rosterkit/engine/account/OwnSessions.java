package io.rosterkit.engine.account;

import io.rosterkit.account.OwnSession;
import io.rosterkit.account.SessionsEnded;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.Reauthentication.CurrentUser;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.RunningSession;
import io.rosterkit.model.signin.SignInChange;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange;
import io.rosterkit.spi.signin.SignInStore.Present;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The own sessions. */
final class OwnSessions {

    private static final int MOST = 100;
    private static final String SIGN_OUT = "session.sign-out";
    private static final ResultCodec<SessionsEnded> ENDED = ResultCodec.of(
            ended -> ended.session().map(SessionId::toString).orElse(""),
            text -> new SessionsEnded(
                    Optional.of(text).filter(id -> !id.isEmpty()).map(id -> new SessionId(UUID.fromString(id)))));

    private final Call call;
    private final AccountParts parts;
    private final Reauthentication self;

    OwnSessions(Call call, AccountParts parts, Reauthentication self) {
        this.call = call;
        this.parts = parts;
        this.self = self;
    }

    Outcome<List<OwnSession>> list() {
        return parts.runner()
                .answer(
                        call,
                        self.operation("session.list"),
                        now -> self.me()
                                .map(
                                        me -> parts
                                                .signIns()
                                                .store()
                                                .sessions(
                                                        call.organization(),
                                                        me.user().id(),
                                                        now,
                                                        MOST)
                                                .stream()
                                                .filter(row -> isOf(me.user(), row, now))
                                                .map(this::shown)
                                                .toList()));
    }

    Outcome<SessionsEnded> signOut() {
        Optional<SessionId> present = present();
        return present.isPresent() ? end(SIGN_OUT, present.get()) : endAll(SIGN_OUT);
    }

    Outcome<SessionsEnded> end(String code, SessionId session) {
        Operation operation = self.operation(code, session);
        return parts.runner()
                .perform(
                        call,
                        operation,
                        ENDED,
                        now -> self.me()
                                .then(me -> parts.signIns()
                                        .store()
                                        .session(call.organization(), session)
                                        .map(Present::session)
                                        .filter(row -> isOf(me.user(), row, now))
                                        .map(row -> Outcome.done(ended(code, me.author(now), row)))
                                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND))));
    }

    Outcome<SessionsEnded> endAll() {
        return endAll("session.end-all");
    }

    private Outcome<SessionsEnded> endAll(String code) {
        Operation operation = self.operation(code);
        return parts.runner().perform(call, operation, ENDED, now -> self.me().map(me -> allEnded(operation, me, now)));
    }

    private Decision<SessionsEnded> ended(String code, Author author, RunningSession row) {
        Deed deed = Deed.done(code, Map.of("session", row.id().toString()));
        Subject about = Subject.untouched(Subject.Kind.USER, row.bond().user());
        Changes changes = Changes.none(author.organization())
                .and(new SignInChange.SessionChanged(row.ended(author.now())))
                .and(parts.recovery().journalWriter().event(author, deed, about));
        return new Decision<>(changes, new SessionsEnded(Optional.of(row.id())));
    }

    private Decision<SessionsEnded> allEnded(Operation operation, CurrentUser me, Instant now) {
        User user = me.user();
        JournaledChange told = parts.recovery()
                .journalWriter()
                .change(
                        me.author(now),
                        Deed.done(operation.code(), Map.of()),
                        Subject.Kind.USER,
                        user.id(),
                        user.revision());
        User after = user.moved(user.standing(), user.security().endSessions(), told.revision());
        Changes changes = Changes.none(user.organization())
                .and(new UserChange.Changed(after))
                .and(told.entry());
        return new Decision<>(changes, new SessionsEnded(Optional.empty()));
    }

    private OwnSession shown(RunningSession row) {
        return new OwnSession(
                row.id(),
                present().filter(row.id()::equals).isPresent(),
                row.bond().device(),
                row.begunAt(),
                row.until());
    }

    private static boolean isOf(User user, RunningSession row, Instant now) {
        return row.bond().user().equals(user.id())
                && row.bond().epoch() == user.security().sessionEpoch()
                && now.isBefore(row.until());
    }

    private Optional<SessionId> present() {
        return call.actor()
                .filter(Actor.Member.class::isInstance)
                .map(actor -> ((Actor.Member) actor).session().id());
    }
}

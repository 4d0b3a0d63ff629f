package io.rosterkit.account;

import io.rosterkit.audit.Author;
import io.rosterkit.audit.Told;
import io.rosterkit.call.Act;
import io.rosterkit.call.Answer;
import io.rosterkit.call.Call;
import io.rosterkit.call.Draft;
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
import io.rosterkit.signin.Oneself;
import io.rosterkit.signin.Oneself.Me;
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
    private static final Answer<SessionsEnded> ENDED = Answer.of(
            ended -> ended.session().map(SessionId::toString).orElse(""),
            text -> new SessionsEnded(
                    Optional.of(text).filter(id -> !id.isEmpty()).map(id -> new SessionId(UUID.fromString(id)))));

    private final Call call;
    private final AccountParts parts;
    private final Oneself oneself;

    OwnSessions(Call call, AccountParts parts, Oneself oneself) {
        this.call = call;
        this.parts = parts;
        this.oneself = oneself;
    }

    Outcome<List<OwnSession>> list() {
        return parts.calls()
                .answer(
                        call,
                        oneself.act("session.list"),
                        now -> oneself.me()
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
        Act act = oneself.act(code, session);
        return parts.calls()
                .perform(
                        call,
                        act,
                        ENDED,
                        now -> oneself.me()
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
        Act act = oneself.act(code);
        return parts.calls().perform(call, act, ENDED, now -> oneself.me().map(me -> allEnded(act, me, now)));
    }

    private Draft<SessionsEnded> ended(String code, Author author, RunningSession row) {
        Deed deed = Deed.done(code, Map.of("session", row.id().toString()));
        Subject about = Subject.untouched(Subject.Kind.USER, row.bond().user());
        Changes changes = Changes.none(author.organization())
                .and(new SignInChange.SessionChanged(row.ended(author.now())))
                .and(parts.recovery().scribe().aside(author, deed, about));
        return new Draft<>(changes, new SessionsEnded(Optional.of(row.id())));
    }

    private Draft<SessionsEnded> allEnded(Act act, Me me, Instant now) {
        User user = me.user();
        Told told = parts.recovery()
                .scribe()
                .tell(me.author(now), Deed.done(act.code(), Map.of()), Subject.Kind.USER, user.id(), user.revision());
        User after = user.moved(user.standing(), user.security().endSessions(), told.revision());
        Changes changes = Changes.none(user.organization())
                .and(new UserChange.Changed(after))
                .and(told.entry());
        return new Draft<>(changes, new SessionsEnded(Optional.empty()));
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

package io.rosterkit.account;

import io.rosterkit.audit.Author;
import io.rosterkit.call.Act;
import io.rosterkit.call.Answer;
import io.rosterkit.call.Call;
import io.rosterkit.call.Draft;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.RunningSession;
import io.rosterkit.model.signin.RunningSession.Proven;
import io.rosterkit.model.signin.SignInChange;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.recovery.NewPassword;
import io.rosterkit.signin.Arrivals;
import io.rosterkit.signin.Oneself;
import io.rosterkit.signin.Oneself.Me;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SignInStore.Present;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The own password: setting another, and giving it once more. */
final class OwnPassword {

    private static final Answer<SteppedUp> STEPPED_UP =
            Answer.of(done -> done.at().toString(), text -> new SteppedUp(Instant.parse(text)));

    private final Call call;
    private final AccountParts parts;
    private final Oneself oneself;
    private final NewPassword newPassword;

    OwnPassword(Call call, AccountParts parts, Oneself oneself) {
        this.call = call;
        this.parts = parts;
        this.oneself = oneself;
        this.newPassword = parts.recovery().newPassword();
    }

    Outcome<SignedIn> change(String current, String wanted) {
        Act act = oneself.act("user.password");
        return oneself.proven(
                act,
                current,
                me -> oneself.present()
                        .then(present -> newPassword
                                .chosen(present.organization(), me.user(), wanted)
                                .then(chosen -> another(current, chosen))
                                .then(chosen -> settle(act, me, present, chosen))));
    }

    Outcome<SteppedUp> stepUp(String password) {
        Act act = oneself.act("session.step-up");
        return oneself.perform(
                act,
                password,
                STEPPED_UP,
                (me, now) -> oneself.present().map(present -> steppedUp(me.author(now), present)));
    }

    private Outcome<String> another(String current, String chosen) {
        return parts.signIns()
                .passwords()
                .rules()
                .normal(current)
                .then(normal ->
                        normal.equals(chosen) ? Outcome.refused(SignInReason.PASSWORD_SAME) : Outcome.done(chosen));
    }

    /** Without the request id: a caller who has not proven the password gets no session again. */
    private Outcome<SignedIn> settle(Act act, Me proven, Present present, String chosen) {
        PasswordHash hash = parts.signIns().hashing().hash(chosen);
        Optional<Instant> codeAt = present.session().proven().codeAt();
        Arrivals arrivals = parts.signIns().arrivals();
        return parts.calls()
                .perform(
                        call.eachTime(),
                        act,
                        arrivals.answer(),
                        now -> oneself.still(proven).map(me -> {
                            Author author = me.author(now);
                            NewPassword.Written written = newPassword.written(
                                    author, me.user(), me.own().credential(), hash, act.code());
                            Arrivals.Arrival arrival =
                                    arrivals.beginFresh(author, written.user(), new Proven(now, codeAt));
                            return new Draft<>(written.changes().and(arrival.changes()), arrival.signedIn());
                        }));
    }

    private Draft<SteppedUp> steppedUp(Author author, Present present) {
        RunningSession row = present.session();
        Deed deed = Deed.done("session.step-up", Map.of("session", row.id().toString()));
        Subject about = Subject.untouched(Subject.Kind.USER, row.bond().user());
        Changes changes = Changes.none(author.organization())
                .and(new SignInChange.SessionChanged(row.steppedUp(author.now())))
                .and(parts.recovery().scribe().aside(author, deed, about));
        return new Draft<>(changes, new SteppedUp(author.now()));
    }
}

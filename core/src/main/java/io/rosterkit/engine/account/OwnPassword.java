package io.rosterkit.engine.account;

import io.rosterkit.account.Reauthenticated;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.recovery.NewPassword;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.Reauthentication.CurrentUser;
import io.rosterkit.engine.signin.SessionIssuer;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.RunningSession;
import io.rosterkit.model.signin.RunningSession.Proven;
import io.rosterkit.model.signin.SignInChange;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SignInStore.Present;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The own password: setting another, and giving it once more. */
final class OwnPassword {

    private static final ResultCodec<Reauthenticated> STEPPED_UP =
            ResultCodec.of(done -> done.at().toString(), text -> new Reauthenticated(Instant.parse(text)));

    private final Call call;
    private final AccountParts parts;
    private final Reauthentication self;
    private final NewPassword newPassword;

    OwnPassword(Call call, AccountParts parts, Reauthentication self) {
        this.call = call;
        this.parts = parts;
        this.self = self;
        this.newPassword = parts.recovery().newPassword();
    }

    Outcome<SignedIn> change(String current, String wanted) {
        Operation operation = self.operation("user.password");
        return self.proven(
                operation,
                current,
                me -> self.present()
                        .then(present -> newPassword
                                .chosen(present.organization(), me.user(), wanted)
                                .then(chosen -> another(current, chosen))
                                .then(chosen -> settle(operation, me, present, chosen))));
    }

    Outcome<Reauthenticated> reauthenticate(String password) {
        Operation operation = self.operation("session.reauthenticate");
        return self.perform(
                operation,
                password,
                STEPPED_UP,
                (me, now) -> self.present().map(present -> reauthenticated(me.author(now), present)));
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
    private Outcome<SignedIn> settle(Operation operation, CurrentUser proven, Present present, String chosen) {
        PasswordHash hash = parts.signIns().hashing().hash(chosen);
        Optional<Instant> codeAt = present.session().proven().codeAt();
        SessionIssuer issuer = parts.signIns().issuer();
        return parts.runner()
                .perform(
                        call.eachTime(),
                        operation,
                        issuer.answer(),
                        now -> self.still(proven).map(me -> {
                            Author author = me.author(now);
                            NewPassword.Written written = newPassword.written(
                                    author, me.user(), me.own().credential(), hash, operation.code());
                            SessionIssuer.IssuedSession issued =
                                    issuer.beginFresh(author, written.user(), new Proven(now, codeAt));
                            return new Decision<>(written.changes().and(issued.changes()), issued.signedIn());
                        }));
    }

    private Decision<Reauthenticated> reauthenticated(Author author, Present present) {
        RunningSession row = present.session();
        Deed deed =
                Deed.done("session.reauthenticate", Map.of("session", row.id().toString()));
        Subject about = Subject.untouched(Subject.Kind.USER, row.bond().user());
        Changes changes = Changes.none(author.organization())
                .and(new SignInChange.SessionChanged(row.steppedUp(author.now())))
                .and(parts.recovery().journalWriter().event(author, deed, about));
        return new Decision<>(changes, new Reauthenticated(author.now()));
    }
}

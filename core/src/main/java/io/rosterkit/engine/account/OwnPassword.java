package io.rosterkit.engine.account;

import io.rosterkit.account.Reauthenticated;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.recovery.NewPassword;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.Reauthentication.CurrentUser;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.signin.stored.SignInChange;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SignInStore.Present;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The own password: setting another, and giving it once more. */
public final class OwnPassword {

    private static final ResultCodec<Reauthenticated> REAUTHENTICATED =
            ResultCodec.of(done -> done.at().toString(), text -> new Reauthenticated(Instant.parse(text)));

    private final OperationRunner runner;
    private final Reauthentication self;
    private final PasswordParts passwords;
    private final NewPassword newPassword;
    private final SessionIssuer issuer;
    private final JournalWriter journalWriter;

    /** Made by the root, once. */
    public OwnPassword(
            OperationRunner runner,
            Reauthentication self,
            PasswordParts passwords,
            NewPassword newPassword,
            SessionIssuer issuer,
            JournalWriter journalWriter) {
        this.runner = runner;
        this.self = self;
        this.passwords = passwords;
        this.newPassword = newPassword;
        this.issuer = issuer;
        this.journalWriter = journalWriter;
    }

    Outcome<SignedIn> change(Call call, String current, String wanted) {
        Operation operation = Reauthentication.operation(call, "user.password");
        return self.proven(
                call,
                operation,
                current,
                proven -> self.present(call)
                        .then(present -> newPassword
                                .chosen(present.organization(), proven.user(), wanted)
                                .then(chosen -> another(current, chosen))
                                .then(chosen -> settled(call.eachTime(), operation, proven, present, chosen))));
    }

    Outcome<Reauthenticated> reauthenticate(Call call, String password) {
        Operation operation = Reauthentication.operation(call, "session.reauthenticate");
        return self.perform(
                call,
                operation,
                password,
                REAUTHENTICATED,
                (user, now) -> self.present(call).map(present -> reauthenticated(user.author(now), present)));
    }

    private Outcome<String> another(String current, String chosen) {
        return passwords
                .rules()
                .normal(current)
                .then(normal ->
                        normal.equals(chosen) ? Outcome.refused(SignInReason.PASSWORD_SAME) : Outcome.done(chosen));
    }

    /** Without the request id: a caller who has not proven the password gets no session again. */
    private Outcome<SignedIn> settled(
            Call call, Operation operation, CurrentUser proven, Present present, String chosen) {
        PasswordHash hash = passwords.hashing().hash(chosen);
        Optional<Instant> codeAt = present.session().proven().codeAt();
        return runner.perform(
                call,
                operation,
                issuer.answer(),
                now -> self.still(call, proven).map(user -> {
                    Author author = user.author(now);
                    NewPassword.Written written =
                            newPassword.written(author, user.user(), user.own().credential(), hash, operation.code());
                    SessionIssuer.IssuedSession issued = issuer.beginFresh(
                            author,
                            written.user(),
                            new Proven(now, codeAt),
                            user.profile().authentication());
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
                .and(journalWriter.event(author, deed, about));
        return new Decision<>(changes, new Reauthenticated(author.now()));
    }
}

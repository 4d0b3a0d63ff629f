package io.rosterkit.engine.account;

import io.rosterkit.account.ReauthenticationReceipt;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.recovery.PasswordChanger;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.Reauthentication.CurrentUser;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore.SessionOwner;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Changes the password of the user who calls, and reauthenticates them by the present one. */
public final class OwnPassword {

    private static final ResultCodec<ReauthenticationReceipt> RECEIPT_CODEC =
            ResultCodec.of(done -> done.at().toString(), text -> new ReauthenticationReceipt(Instant.parse(text)));

    private final OperationRunner runner;
    private final Reauthentication reauthentication;
    private final PasswordParts passwords;
    private final PasswordChanger passwordChanger;
    private final SessionIssuer issuer;
    private final JournalWriter journalWriter;

    public OwnPassword(
            OperationRunner runner,
            Reauthentication reauthentication,
            PasswordParts passwords,
            PasswordChanger passwordChanger,
            SessionIssuer issuer,
            JournalWriter journalWriter) {
        this.runner = runner;
        this.reauthentication = reauthentication;
        this.passwords = passwords;
        this.passwordChanger = passwordChanger;
        this.issuer = issuer;
        this.journalWriter = journalWriter;
    }

    Outcome<SignedIn> change(Call call, String current, String wanted) {
        Operation operation = Reauthentication.operation(call, "user.password");
        return reauthentication.requirePassword(
                call,
                operation,
                current,
                user -> reauthentication
                        .currentSession(call)
                        .then(present -> passwordChanger
                                .choose(present.organization(), user.user(), wanted)
                                .then(chosen -> requireDifferent(current, chosen))
                                .then(chosen -> set(call.withoutRequestId(), operation, user, present, chosen))));
    }

    Outcome<ReauthenticationReceipt> reauthenticate(Call call, String password) {
        Operation operation = Reauthentication.operation(call, "session.reauthenticate");
        return reauthentication.perform(
                call,
                operation,
                password,
                RECEIPT_CODEC,
                (user, now) -> reauthentication
                        .currentSession(call)
                        .map(present -> recordPassword(user.author(now), present)));
    }

    private Outcome<String> requireDifferent(String current, String chosen) {
        return passwords
                .rules()
                .normalize(current)
                .then(normal ->
                        normal.equals(chosen) ? Outcome.refused(SignInReason.PASSWORD_SAME) : Outcome.done(chosen));
    }

    /** The call has no request id: a repeated call without the right password must not get the session again. */
    private Outcome<SignedIn> set(
            Call call, Operation operation, CurrentUser proven, SessionOwner present, String chosen) {
        PasswordHash hash = passwords.hashing().hash(chosen);
        Optional<Instant> codeAt = present.session().proven().codeAt();
        return runner.perform(
                call,
                operation,
                issuer.codec(),
                now -> reauthentication.recheck(call, proven).map(user -> {
                    Author author = user.author(now);
                    PasswordChanger.PasswordChange change = passwordChanger.set(
                            author, user.user(), user.account().credential(), hash, operation.code());
                    SessionIssuer.IssuedSession issued = issuer.beginFresh(
                            author,
                            change.user(),
                            new Proven(now, codeAt),
                            user.profile().authentication());
                    return new Decision<>(change.changes().and(issued.changes()), issued.signedIn());
                }));
    }

    private Decision<ReauthenticationReceipt> recordPassword(Author author, SessionOwner present) {
        RunningSession row = present.session();
        JournalEvent event = JournalEvent.done(
                "session.reauthenticate", Map.of("session", row.id().toString()));
        Subject subject = Subject.untouched(Subject.Kind.USER, row.bond().user());
        Changes changes = Changes.none(author.organization())
                .and(SessionTable.SESSIONS.write(row.steppedUp(author.now())))
                .and(journalWriter.event(author, event, subject));
        return new Decision<>(changes, new ReauthenticationReceipt(author.now()));
    }
}

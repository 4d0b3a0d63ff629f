package io.rosterkit.engine.recovery;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.engine.mailbox.MailboxLinks;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secret.LinkReader;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.model.Change;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.recovery.PasswordResetReceipt;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Sets a new password with a mailed link and the code word of a practice. All calls share one instance. Thread-safe.
 */
public final class PasswordReset {

    private static final String RECOVER = "user.recover";

    /** Refusals that count as a guess: the link is not genuine, or it is genuine and the code word is wrong. */
    private static final Set<Reason> GUESSES =
            Set.of(VerificationReason.LINK_UNKNOWN, InvitationReason.CODE_WORD_WRONG);

    private final SourceLimiter sourceLimiter;
    private final Attempts attempts;
    private final LinkReader linkReader;
    private final ResetLookup resetLookup;
    private final PasswordResetCodeWordCheck codeWordCheck;
    private final PasswordParts passwords;
    private final PasswordChanger passwordChanger;

    public PasswordReset(
            SourceLimiter sourceLimiter,
            Attempts attempts,
            LinkReader linkReader,
            ResetLookup resetLookup,
            PasswordResetCodeWordCheck codeWordCheck,
            PasswordParts passwords,
            PasswordChanger passwordChanger) {
        this.sourceLimiter = sourceLimiter;
        this.attempts = attempts;
        this.linkReader = linkReader;
        this.resetLookup = resetLookup;
        this.codeWordCheck = codeWordCheck;
        this.passwords = passwords;
        this.passwordChanger = passwordChanger;
    }

    /** Sets a new password with the link and the code word of any practice of the user. A link works once. */
    public Outcome<PasswordResetReceipt> reset(Visitor visitor, String link, String codeWord, String newPassword) {
        LinkReader.OpenedLink opened = linkReader.read(link, Links.Kind.RECOVERY);
        return sourceLimiter.runWithLink(
                visitor,
                RECOVER,
                why -> GUESSES.contains(why) && !opened.ofOtherOrganization(),
                () -> passwords
                        .rules()
                        .read(newPassword)
                        .then(typed -> opened.claim(visitor::mayVisit)
                                .then(claim -> passwords.hashing().runAdmitted(() -> {
                                    ResetLookup.ResetLink found = resetLookup.read(claim);
                                    return resetLookup.isGenuine(claim, found)
                                            ? reset(
                                                    visitor.withoutRequestId(),
                                                    new ResetAttempt(claim, found, codeWord),
                                                    typed)
                                            : opened.notOfThisPage(claim);
                                }))));
    }

    /** The link that was shown, its account, and the code word that was typed. */
    private record ResetAttempt(Links.Claim claim, ResetLookup.ResetLink found, String codeWord) {}

    private Outcome<PasswordResetReceipt> reset(Visitor visitor, ResetAttempt reset, Passwords.Typed typed) {
        return resetLookup
                .userOf(reset.claim(), reset.found())
                .then(user -> passwordChanger
                        .choose(reset.found().facts().organization().orElseThrow(), user, typed.normalized())
                        .then(chosen ->
                                attemptCodeWord(visitor, reset, user, new Passwords.Typed(typed.text(), chosen))));
    }

    private Outcome<PasswordResetReceipt> attemptCodeWord(
            Visitor visitor, ResetAttempt reset, User user, Passwords.Typed chosen) {
        PasswordResetReceipt result = new PasswordResetReceipt(user.organization(), user.id());
        PasswordResetCodeWordCheck.CodeWordAttempt<PasswordHash> attempt = codeWordCheck.attempt(
                visitor.call(user.organization()),
                Operation.of(RECOVER, Subject.untouched(Subject.Kind.USER, user.id())),
                reset.found(),
                () -> resetLookup.read(reset.claim()),
                new PasswordResetCodeWordCheck.TypedCodeWord<>(
                        user, reset.codeWord(), () -> newHash(reset.found(), chosen)));
        return attempts.run(
                attempt,
                ResultCodec.of(done -> "", text -> result),
                (found, hash, now) -> hash.then(newHash -> resetLookup
                        .userOf(reset.claim(), found)
                        .then(current -> found.facts()
                                        .credential()
                                        .equals(reset.found().facts().credential())
                                ? Outcome.done(current)
                                : ResetLookup.<User>linkOver())
                        .map(current -> new Decision<>(
                                changes(
                                        new Author(user.organization(), attempt.caller("link and code word"), now),
                                        found,
                                        newHash),
                                result))));
    }

    /** The hash of the new password, which must differ from the old one. */
    private Outcome<PasswordHash> newHash(ResetLookup.ResetLink found, Passwords.Typed chosen) {
        boolean same = found.facts()
                .credential()
                .filter(known -> passwords.hashing().verify(chosen, Optional.of(known.hash())) != Verdict.WRONG)
                .isPresent();
        return same
                ? Outcome.refused(SignInReason.PASSWORD_SAME)
                : Outcome.done(passwords.hashing().hash(chosen.normalized()));
    }

    private Changes changes(Author author, ResetLookup.ResetLink found, PasswordHash hash) {
        PasswordChanger.PasswordChange change = passwordChanger.set(
                author, found.facts().user().orElseThrow(), found.facts().credential(), hash, RECOVER);
        Changes changes = change.changes().and(MailboxLinks.close(found.row().orElseThrow()));
        for (Counter counter : change.counters()) {
            if (counter.key().proof() == Proof.MAIL) {
                changes = changes.and(clearMailCounter(counter, author.now()));
            }
        }
        return changes;
    }

    /** Clears the counter of requested mails, since the user has received one. */
    private static Change clearMailCounter(Counter counter, Instant now) {
        return CounterTable.COUNTERS.write(
                CounterRules.afterSuccess(counter, counter.tally().charged(), now));
    }
}

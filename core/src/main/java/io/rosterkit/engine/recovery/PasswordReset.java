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
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.recovery.Recovered;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Sets a new password with a mailed link and the code word of a practice. One for all calls; thread-safe. */
public final class PasswordReset {

    private static final String RECOVER = "user.recover";

    /** Refusals that count as a guess: the link is not genuine, or it is genuine and the code word is wrong. */
    private static final Set<Reason> GUESSES =
            Set.of(VerificationReason.LINK_UNKNOWN, InvitationReason.CODE_WORD_WRONG);

    private final SourceLimiter sources;
    private final Attempts attempts;
    private final LinkReader pages;
    private final ResetLookup links;
    private final PasswordResetCodeWordCheck codeWords;
    private final PasswordParts passwords;
    private final PasswordChanger newPassword;

    public PasswordReset(
            SourceLimiter sources,
            Attempts attempts,
            LinkReader pages,
            ResetLookup links,
            PasswordResetCodeWordCheck codeWords,
            PasswordParts passwords,
            PasswordChanger newPassword) {
        this.sources = sources;
        this.attempts = attempts;
        this.pages = pages;
        this.links = links;
        this.codeWords = codeWords;
        this.passwords = passwords;
        this.newPassword = newPassword;
    }

    /** Sets a new password with the link and the code word of any practice of the user. A link works once. */
    public Outcome<Recovered> reset(Visitor visitor, String link, String codeWord, String newPasswordText) {
        LinkReader.OpenedLink opened = pages.read(link, Links.Kind.RECOVERY);
        return sources.runWithLink(
                visitor,
                RECOVER,
                why -> GUESSES.contains(why) && !opened.ofOtherOrganization(),
                () -> passwords
                        .rules()
                        .read(newPasswordText)
                        .then(typed -> opened.claim(visitor::mayVisit)
                                .then(claim -> passwords.hashing().runAdmitted(() -> {
                                    ResetLookup.ResetLink found = links.read(claim);
                                    return links.genuine(claim, found)
                                            ? reset(
                                                    visitor.withoutRequestId(),
                                                    new ResetAttempt(claim, found, codeWord),
                                                    typed)
                                            : opened.notOfThisPage(claim);
                                }))));
    }

    /** The link that was shown, its account, and the code word that was typed. */
    private record ResetAttempt(Links.Claim claim, ResetLookup.ResetLink found, String codeWord) {}

    private Outcome<Recovered> reset(Visitor visitor, ResetAttempt reset, Passwords.Typed typed) {
        return links.userOf(reset.claim(), reset.found())
                .then(user -> newPassword
                        .choose(reset.found().facts().organization().orElseThrow(), user, typed.normalized())
                        .then(chosen ->
                                attemptCodeWord(visitor, reset, user, new Passwords.Typed(typed.text(), chosen))));
    }

    private Outcome<Recovered> attemptCodeWord(Visitor visitor, ResetAttempt reset, User user, Passwords.Typed chosen) {
        Recovered result = new Recovered(user.organization(), user.id());
        PasswordResetCodeWordCheck.CodeWordAttempt<PasswordHash> attempt = codeWords.attempt(
                visitor.call(user.organization()),
                Operation.of(RECOVER, Subject.untouched(Subject.Kind.USER, user.id())),
                reset.found(),
                () -> links.read(reset.claim()),
                new PasswordResetCodeWordCheck.TypedCodeWord<>(
                        user, reset.codeWord(), () -> newHash(reset.found(), chosen)));
        return attempts.run(
                attempt,
                ResultCodec.of(done -> "", text -> result),
                (found, hash, now) -> hash.then(newHash -> links.userOf(reset.claim(), found)
                        .then(current -> found.facts()
                                        .credential()
                                        .equals(reset.found().facts().credential())
                                ? Outcome.done(current)
                                : ResetLookup.<User>linkOver())
                        .map(current -> new Decision<>(
                                changes(
                                        new Author(
                                                user.organization(),
                                                attempt.call().agent("link and code word"),
                                                now),
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
        PasswordChanger.PasswordChange change = newPassword.set(
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
    private static LockoutChange clearMailCounter(Counter mails, Instant now) {
        return new LockoutChange.Counted(
                CounterRules.afterSuccess(mails, mails.tally().charged(), now));
    }
}

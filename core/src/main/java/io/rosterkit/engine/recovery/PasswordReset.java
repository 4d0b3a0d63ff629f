package io.rosterkit.engine.recovery;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.Sources;
import io.rosterkit.engine.mailbox.Confirmations;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secret.LinkPages;
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
import java.util.Set;

/** Sets a new password with a mailed link and the code word of a practice. One for all calls; thread-safe. */
public final class PasswordReset {

    private static final String RECOVER = "user.recover";

    /** No genuine link, or a genuine one with a wrong code word. */
    private static final Set<Reason> GUESSES =
            Set.of(VerificationReason.LINK_UNKNOWN, InvitationReason.CODE_WORD_WRONG);

    private final Sources sources;
    private final Attempts attempts;
    private final LinkPages pages;
    private final ResetLookup links;
    private final ResetCodeWords codeWords;
    private final PasswordParts passwords;
    private final NewPassword newPassword;

    /** Made by the root, once. */
    public PasswordReset(
            Sources sources,
            Attempts attempts,
            LinkPages pages,
            ResetLookup links,
            ResetCodeWords codeWords,
            PasswordParts passwords,
            NewPassword newPassword) {
        this.sources = sources;
        this.attempts = attempts;
        this.pages = pages;
        this.links = links;
        this.codeWords = codeWords;
        this.passwords = passwords;
        this.newPassword = newPassword;
    }

    /** Sets a new password with the link and the code word of any practice of the user. A link works once. */
    public Outcome<Recovered> reset(Visitor visitor, String link, String codeWord, String wanted) {
        LinkPages.Opened opened = pages.opened(link, Links.Kind.RECOVERY);
        return sources.withLink(
                visitor,
                RECOVER,
                why -> GUESSES.contains(why) && !opened.misplaced(),
                () -> passwords
                        .rules()
                        .typed(wanted)
                        .then(typed -> opened.claim(visitor::mayEnter)
                                .then(claim -> passwords.hashing().admitted(() -> {
                                    ResetLookup.Look look = links.look(claim);
                                    return links.genuine(claim, look)
                                            ? reset(visitor.eachTime(), new Wish(claim, look, codeWord), typed)
                                            : opened.notOfThisPage(claim);
                                }))));
    }

    /** The link that was shown, who it is for, and the code word that was typed. */
    private record Wish(Links.Claim claim, ResetLookup.Look look, String codeWord) {}

    private Outcome<Recovered> reset(Visitor visitor, Wish wish, Passwords.Typed typed) {
        return links.open(wish.claim(), wish.look())
                .then(user -> newPassword
                        .chosen(wish.look().facts().organization().orElseThrow(), user, typed.normal())
                        .then(chosen -> settled(visitor, wish, user, new Passwords.Typed(typed.text(), chosen))));
    }

    private Outcome<Recovered> settled(Visitor visitor, Wish wish, User user, Passwords.Typed chosen) {
        Recovered answer = new Recovered(user.organization(), user.id());
        ResetCodeWords.Attempted<PasswordHash> attempt = codeWords.attempt(
                visitor.call(user.organization()),
                Operation.of(RECOVER, Subject.untouched(Subject.Kind.USER, user.id())),
                wish.look(),
                () -> links.look(wish.claim()),
                new ResetCodeWords.Typed<>(user, wish.codeWord(), () -> another(wish.look(), chosen)));
        return attempts.run(
                attempt,
                ResultCodec.of(done -> "", text -> answer),
                (look, hash, now) -> hash.then(fresh -> links.open(wish.claim(), look)
                        .then(still -> look.facts()
                                        .credential()
                                        .equals(wish.look().facts().credential())
                                ? Outcome.done(still)
                                : ResetLookup.<User>over())
                        .map(still -> new Decision<>(
                                changes(
                                        new Author(
                                                user.organization(),
                                                attempt.call().agent("link and code word"),
                                                now),
                                        look,
                                        fresh),
                                answer))));
    }

    /** The hash of the new password, which must be another than before. */
    private Outcome<PasswordHash> another(ResetLookup.Look look, Passwords.Typed chosen) {
        boolean same = look.facts()
                .credential()
                .filter(known ->
                        passwords.hashing().verify(chosen, java.util.Optional.of(known.hash())) != Verdict.WRONG)
                .isPresent();
        return same
                ? Outcome.refused(SignInReason.PASSWORD_SAME)
                : Outcome.done(passwords.hashing().hash(chosen.normal()));
    }

    private Changes changes(Author author, ResetLookup.Look look, PasswordHash hash) {
        NewPassword.Written written = newPassword.written(
                author, look.facts().user().orElseThrow(), look.facts().credential(), hash, RECOVER);
        Changes changes = written.changes().and(Confirmations.closed(look.row().orElseThrow()));
        for (Counter counter : written.counters()) {
            if (counter.key().proof() == Proof.MAIL) {
                changes = changes.and(read(counter, author.now()));
            }
        }
        return changes;
    }

    /** The mails that were asked for have found their reader. */
    private static LockoutChange read(Counter mails, Instant now) {
        return new LockoutChange.Counted(CounterRules.right(mails, mails.tally().charged(), now));
    }
}

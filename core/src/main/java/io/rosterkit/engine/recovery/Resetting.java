package io.rosterkit.engine.recovery;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.AttemptLimiter.Admission;
import io.rosterkit.engine.lockout.AttemptLimiter.LimitedCounter;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.engine.verification.Confirmations;
import io.rosterkit.lockout.Budget;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.organization.Practice;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.User;
import io.rosterkit.model.verification.Confirmation;
import io.rosterkit.model.verification.Confirmation.Purpose;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.recovery.Recovered;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets a new password with a mailed link and the code word of a practice. */
final class Resetting {

    static final String RECOVER = "user.recover";

    private final Visitor visitor;
    private final RecoveryParts parts;
    private final NewPassword newPassword;
    private final Links.Claim claim;
    private final Look first;
    private boolean lookedBefore;

    Resetting(Visitor visitor, RecoveryParts parts, Links.Claim claim) {
        this.visitor = visitor;
        this.parts = parts;
        this.newPassword = new NewPassword(parts);
        this.claim = claim;
        this.first = look();
    }

    /** Who the link is for, and what it is good for, as of one look. */
    private record Look(Facts facts, Optional<Confirmation> row) {}

    Outcome<Recovered> reset(String codeWord, Passwords.Typed password) {
        return open(first, parts.runner().now())
                .then(user -> newPassword
                        .chosen(first.facts().organization().orElseThrow(), user, password.normal())
                        .then(chosen -> codeWord(user, codeWord).then(word -> {
                            Outcome<Recovered> outcome = another(new Passwords.Typed(password.text(), chosen))
                                    .then(fresh -> settle(
                                            user,
                                            word,
                                            parts.signIns().hashing().hash(fresh)));
                            return forgiven(user, word, outcome);
                        })));
    }

    /** Whether the link was once made for that user, whatever it is good for now. */
    boolean genuine() {
        return parts.secrets().confirmations().genuine(claim, first.row());
    }

    private Look look() {
        UserId user = new UserId(claim.subject());
        Knock knock = new Knock(
                claim.organization(),
                Optional.empty(),
                Optional.of(user),
                Optional.empty(),
                Proof.CODE_WORD,
                claim.subject());
        return new Look(
                parts.signIns().store().facts(knock),
                parts.secrets().confirmations().find(claim.organization(), user, Purpose.RECOVERY));
    }

    private Outcome<User> open(Look look, Instant now) {
        return parts.signIns()
                .gate()
                .admitUser(look.facts().organization(), look.facts().user())
                .answer()
                .filter(user -> parts.secrets().confirmations().good(claim, look.row(), user, now))
                .map(Outcome::done)
                .orElseGet(Resetting::over);
    }

    /** Charges a try at the code word, and compares it with that of every practice of the user. */
    private Outcome<Optional<Charge>> codeWord(User user, String typed) {
        if (!parts.rules().codeWord()) {
            return Outcome.done(Optional.empty());
        }
        Budget budget = parts.guards().policy().strangers().codeWord();
        LimitedCounter limited =
                new LimitedCounter(Counter.Key.ofStrangers(user.id().uuid(), Proof.CODE_WORD), budget);
        Admission admission = parts.guards()
                .limiter()
                .pass(user.organization(), List.of(limited), first.facts().counters());
        boolean right =
                practices(user).anyMatch(practice -> parts.secrets().words().matches(practice, typed));
        if (admission.admitted() && right) {
            return Outcome.done(Optional.of(admission.charges().get(0)));
        }
        parts.runner()
                .journal(
                        call(user),
                        operation(user),
                        Refusal.of(admission.admitted() ? InvitationReason.CODE_WORD_WRONG : SignInReason.LOCKED));
        return Outcome.refused(InvitationReason.CODE_WORD_WRONG);
    }

    private Stream<Practice> practices(User user) {
        return parts.stores().organizations().practices(user.organization()).stream()
                .filter(practice -> user.standing().practices().isEmpty()
                        || user.standing().practices().contains(practice.id()));
    }

    private Outcome<String> another(Passwords.Typed chosen) {
        boolean same = first.facts()
                .credential()
                .filter(known -> parts.signIns().hashing().verify(chosen, Optional.of(known.hash())) != Verdict.WRONG)
                .isPresent();
        return same ? Outcome.refused(SignInReason.PASSWORD_SAME) : Outcome.done(chosen.normal());
    }

    /**
     * A right code word that came to nothing is no failed try. If that cannot be written, an entry tells of it, so that
     * something is written after the charge.
     */
    private Outcome<Recovered> forgiven(User user, Optional<Charge> word, Outcome<Recovered> outcome) {
        outcome.refusal()
                .flatMap(why -> word)
                .filter(charge -> !parts.guards().limiter().right(charge))
                .ifPresent(busy -> parts.runner().journal(call(user), operation(user), Refusal.of(InputReason.BUSY)));
        return outcome;
    }

    private Outcome<Recovered> settle(User before, Optional<Charge> word, PasswordHash hash) {
        Call call = call(before);
        Recovered answer = new Recovered(before.organization(), before.id());
        return parts.runner().perform(call, operation(before), ResultCodec.of(done -> "", text -> answer), now -> {
            Look look = lookedBefore ? look() : first;
            lookedBefore = true;
            Author author = new Author(before.organization(), call.agent("link and code word"), now);
            return open(look, now)
                    .then(user -> look.facts().credential().equals(first.facts().credential())
                            ? Outcome.done(user)
                            : Resetting.<User>over())
                    .map(user -> new Decision<>(changes(author, look, word, hash), answer));
        });
    }

    private Changes changes(Author author, Look look, Optional<Charge> word, PasswordHash hash) {
        NewPassword.Written written = newPassword.written(
                author, look.facts().user().orElseThrow(), look.facts().credential(), hash, RECOVER);
        Changes changes = written.changes().and(Confirmations.closed(look.row().orElseThrow()));
        for (Counter counter : written.counters()) {
            changes = changes.and(wiped(counter, word, author.now()));
        }
        return changes;
    }

    /** The try at the code word was right, and the mails that were asked for have found their reader. */
    private static Changes wiped(Counter counter, Optional<Charge> word, Instant now) {
        Changes none = Changes.none(counter.organization());
        return switch (counter.key().proof()) {
            case CODE_WORD ->
                word.map(charge ->
                                none.and(new LockoutChange.Counted(CounterRules.right(counter, charge.ordinal(), now))))
                        .orElse(none);
            case MAIL ->
                none.and(new LockoutChange.Counted(
                        CounterRules.right(counter, counter.tally().charged(), now)));
            case PASSWORD, CODE, STEP_UP -> none;
        };
    }

    private Call call(User user) {
        return Call.atTheFront(user.organization(), visitor.source());
    }

    private static Operation operation(User user) {
        return Operation.of(RECOVER, Subject.untouched(Subject.Kind.USER, user.id()));
    }

    static <T> Outcome<T> over() {
        return Outcome.refused(VerificationReason.LINK_OVER);
    }
}

package io.rosterkit.engine.recovery;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.secret.LinkPages;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.engine.signin.Attempt;
import io.rosterkit.engine.verification.Confirmations;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.verification.Confirmation;
import io.rosterkit.model.verification.Confirmation.Purpose;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.recovery.Recovered;
import io.rosterkit.recovery.RecoveryAsked;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import io.rosterkit.spi.storage.Changes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** For a user who forgot the password. Nothing here signs in, and asking tells nothing about any account. */
public final class Recovery {

    private static final String ASK = "recovery.ask";
    private static final Duration SAME_LINK = Duration.ofMinutes(5);

    /** No genuine link, or a genuine one with a wrong code word. */
    private static final Set<Reason> GUESSES =
            Set.of(VerificationReason.LINK_UNKNOWN, InvitationReason.CODE_WORD_WRONG);

    private static final ResultCodec<RecoveryAsked> ASKED = ResultCodec.of(asked -> "", text -> new RecoveryAsked());

    private final Visitor visitor;
    private final RecoveryParts parts;

    /** For a caller without a session. */
    public Recovery(Visitor visitor, RecoveryParts parts) {
        this.visitor = visitor;
        this.parts = parts;
    }

    /**
     * Asks for a link that sets a new password. It goes only to the verified address of an active user who is not under
     * an administrator's lock; the answer and its cost are the same for every address. A user who asks again within
     * five minutes gets the same link again, and later a new one, which ends those before.
     */
    public Outcome<RecoveryAsked> ask(String address) {
        return visitor.organization()
                .map(organization -> parts.guards()
                        .sources()
                        .costing(visitor, ASK, () -> Addresses.parse(address).then(read -> ask(organization, read))))
                .orElseGet(() -> Outcome.refused(SignInReason.ORGANIZATION_NEEDED));
    }

    /**
     * Sets a new password with the link and the code word of any practice of the user (empty where the policy asks for
     * none). All sessions and known devices end. A link works once.
     */
    public Outcome<Recovered> reset(String link, String codeWord, String newPassword) {
        LinkPages.Opened opened = parts.secrets().pages().opened(link, Links.Kind.RECOVERY);
        return parts.guards()
                .sources()
                .withLink(
                        visitor,
                        Resetting.RECOVER,
                        why -> GUESSES.contains(why) && !opened.misplaced(),
                        () -> parts.passwords()
                                .typed(newPassword)
                                .then(typed -> opened.claim(visitor::mayEnter)
                                        .then(read -> parts.signIns().hashing().admitted(() -> {
                                            Resetting resetting = new Resetting(visitor, parts, read);
                                            return resetting.genuine()
                                                    ? resetting.reset(codeWord, typed)
                                                    : opened.notOfThisPage(read);
                                        }))));
    }

    private Outcome<RecoveryAsked> ask(OrganizationId organization, EmailAddress address) {
        UUID decoy = parts.signIns().tokens().decoy(organization + " " + address.key());
        Knock knock = new Knock(
                organization, Optional.of(address.key()), Optional.empty(), Optional.empty(), Proof.MAIL, decoy);
        Attempt attempt = Attempt.charge(
                knock,
                new Attempt.Doors(parts.guards().policy().strangers().mail(), Optional.empty()),
                new Attempt.Parts(
                        parts.signIns().store(), parts.guards(), parts.signIns().gate()),
                parts.runner().now());
        OrganizationId keeper = attempt.facts().organization().isPresent() ? organization : OrganizationId.nobody();
        Call call = visitor.call(keeper);
        Operation operation =
                Operation.of(ASK, Subject.untouched(Subject.Kind.ORGANIZATION, organization), address.key());
        Rounds rounds = new Rounds(knock, attempt);
        Outcome<RecoveryAsked> asked = parts.runner()
                .perform(call, operation, ASKED.whenRepeated(attempt::repeated), now -> {
                    Author author = new Author(keeper, call.agent("mailbox"), now);
                    return Outcome.done(new Decision<>(rounds.decide(author), new RecoveryAsked()));
                });
        return attempt.answered(parts.runner(), visitor, ASK, asked);
    }

    /** What is decided once the asking is charged; every round after the first looks again. */
    private final class Rounds {

        private final Knock knock;
        private final Attempt attempt;
        private boolean lookedBefore;

        private Rounds(Knock knock, Attempt attempt) {
            this.knock = knock;
            this.attempt = attempt;
        }

        private Changes decide(Author author) {
            Facts facts = lookedBefore ? parts.signIns().store().facts(knock) : attempt.facts();
            lookedBefore = true;
            UserId subject = facts.user().map(User::id).orElseGet(() -> new UserId(knock.decoy()));
            Optional<Confirmation> before =
                    parts.secrets().confirmations().find(knock.organization(), subject, Purpose.RECOVERY);
            Subject about = facts.user()
                    .map(user -> Subject.untouched(Subject.Kind.USER, user.id()))
                    .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, author.organization()));
            Optional<Reason> why = unanswered(facts);
            Deed deed = why.map(reason -> Deed.refused(ASK, reason.code(), Map.of()))
                    .orElseGet(() -> Deed.done(ASK, Map.of()));
            Changes told = why.isPresent()
                    ? Changes.none(author.organization())
                    : mailed(author, facts.user().orElseThrow(), before);
            return told.and(parts.journalWriter().event(author, deed, about));
        }

        private Optional<Reason> unanswered(Facts facts) {
            Optional<Reason> gate = parts.signIns()
                    .gate()
                    .admitUser(facts.organization(), facts.user())
                    .refusal()
                    .map(Refusal::reason);
            if (gate.isPresent()) {
                return gate;
            }
            if (!facts.user().orElseThrow().contact().verified()) {
                return Optional.of(UserReason.WRONG_STATE);
            }
            return attempt.admitted() ? Optional.empty() : Optional.of(SignInReason.LOCKED);
        }

        private Changes mailed(Author author, User user, Optional<Confirmation> before) {
            Confirmations confirmations = parts.secrets().confirmations();
            Confirmations.Wish wish = new Confirmations.Wish(
                    user,
                    Purpose.RECOVERY,
                    user.contact().address(),
                    parts.rules().policy().lifetime());
            return before.filter(row -> row.course().open()
                            && row.course().epoch() == user.security().sessionEpoch()
                            && author.now().isBefore(row.course().madeAt().plus(SAME_LINK))
                            && author.now().isBefore(row.course().expiresAt())
                            && confirmations.alive(row))
                    .map(row -> confirmations.again(author, wish, row))
                    .orElseGet(() -> confirmations.asked(author, wish, before));
        }
    }
}

package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.Repetition;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.AttemptLimiter.Admission;
import io.rosterkit.engine.lockout.AttemptLimiter.LimitedCounter;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secret.LinkPages;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registered;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import io.rosterkit.verification.VerificationPolicy.Demand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Registering: link and code word together set the password; a code to the number the inviter gave is asked for where
 * the policy demands it. Can be taken up again at any time with the same link.
 */
public final class Registrations {

    static final String REGISTER = "registration.register";

    /** No genuine link, or a genuine one with a wrong code word, or with a wrong password after it was accepted. */
    private static final Set<Reason> GUESSES =
            Set.of(InvitationReason.LINK_UNKNOWN, InvitationReason.CODE_WORD_WRONG, InvitationReason.ACCEPTED);

    /** The place of the practice among {@link #bars}. */
    private static final int PRACTICE = 1;

    private final Visitor visitor;
    private final RegistrationParts parts;

    /** For a caller without a session. */
    public Registrations(Visitor visitor, RegistrationParts parts) {
        this.visitor = visitor;
        this.parts = parts;
    }

    /**
     * Registers with the link, the code word of the practice (empty where the policy asks for none) and a password. The
     * answer is the user, or that a code was sent. A user who has registered with this link and calls it again with the
     * same password signs in: the answer is the user, or that a code was sent. Each call is an attempt at the code
     * word; the same request id gets the same step once more instead of another code.
     */
    public Outcome<Registration> register(String link, String codeWord, String password) {
        LinkPages.Opened opened = parts.secrets().pages().opened(link, Links.Kind.INVITATION);
        return parts.guards()
                .sources()
                .withLink(
                        visitor,
                        REGISTER,
                        why -> GUESSES.contains(why) && !opened.misplaced(),
                        () -> opened.claim(visitor::mayEnter)
                                .then(read -> open(
                                        new InvitationProof.ByLink(
                                                read, opened, parts.secrets().links(), parts.invitations()),
                                        codeWord,
                                        password)));
    }

    /**
     * Registers as {@link #register} does, with an invitation of the organization to which the visitor comes, for a
     * user of whatever organization whose verified address has that key.
     */
    public Outcome<Registration> accept(InvitationId invitation, String addressKey, String codeWord, String password) {
        OrganizationId organization = visitor.organization().orElseThrow();
        InvitationProof proof =
                new InvitationProof.ByAddress(organization, invitation, addressKey, parts.invitations());
        return parts.guards()
                .sources()
                .withLink(visitor, REGISTER, GUESSES::contains, () -> open(proof, codeWord, password));
    }

    private Outcome<Registration> open(InvitationProof proof, String codeWord, String password) {
        return parts.passwords()
                .typed(password)
                .then(typed -> parts.hashing().admitted(() -> enter(proof, codeWord, typed)));
    }

    private Outcome<Registration> enter(InvitationProof proof, String codeWord, Passwords.Typed password) {
        Optional<Facts> facts = parts.store().facts(proof.organization(), proof.invitation());
        Outcome<Invitation> opened = proof.open(
                facts.map(found -> found.linked().invitation()), parts.runner().now());
        if (accepted(opened)) {
            return codeWord(facts.orElseThrow(), codeWord).then(word -> {
                wiped(facts.orElseThrow(), word);
                return again(facts.orElseThrow(), password);
            });
        }
        Outcome<Registration> outcome = opened.then(row -> parts.open(call(proof), facts.orElseThrow()))
                .then(row -> chosen(facts.orElseThrow(), password.normal()))
                .then(chosen -> reachable(facts.orElseThrow()).map(can -> chosen))
                .then(chosen -> practiceOpen(facts.orElseThrow()).map(open -> chosen))
                // Hashed before the code word is tried, so that the practice's counter is charged for a moment only.
                .map(chosen -> parts.hashing().hash(chosen))
                .then(hash -> codeWord(facts.orElseThrow(), codeWord)
                        .then(word -> join(call(proof), facts.orElseThrow(), hash, word)));
        // Another call with the same link was faster, perhaps of the same person on another device.
        return accepted(outcome) ? again(facts.orElseThrow(), password) : outcome;
    }

    private Outcome<Registration> join(Call call, Facts facts, PasswordHash hash, Admission word) {
        RegistrationCompletion completion = new RegistrationCompletion(parts, call, facts);
        Outcome<Registration> outcome = needsCode() ? completion.begin(hash, word) : completion.complete(hash, word);
        if (outcome.refusal().isPresent() || completion.repeated()) {
            wiped(facts, word);
        }
        return outcome;
    }

    /**
     * The code word was right, though it led to nothing new: the try at it is no failure. If that cannot be written, an
     * entry tells of it, so that something is written after the charge.
     */
    private void wiped(Facts facts, Admission word) {
        UUID practice = facts.practice().id().uuid();
        boolean all = true;
        for (Charge charge : word.charges()) {
            all &= charge.after().key().subject().equals(practice)
                    ? parts.guards().limiter().rightForOne(charge, word.own())
                    : parts.guards().limiter().right(charge);
        }
        if (!all) {
            refused(facts, Refusal.of(InputReason.BUSY));
        }
    }

    private void refused(Facts facts, Refusal why) {
        Invitation row = facts.linked().invitation();
        parts.runner()
                .journal(
                        Call.atTheFront(row.organization(), visitor.source()),
                        Operation.of(REGISTER, Subject.untouched(Subject.Kind.INVITATION, row.id())),
                        why);
    }

    private static boolean accepted(Outcome<?> outcome) {
        return outcome.refusal()
                .filter(why -> why.reason() == InvitationReason.ACCEPTED)
                .isPresent();
    }

    /**
     * The same person once more, who knows the password too. It works like signing in, with the same gate and cost,
     * whatever the state of the user. A refusal says only that the invitation was accepted.
     */
    private Outcome<Registration> again(Facts facts, Passwords.Typed password) {
        Invitation row = facts.linked().invitation();
        Visitor here = new Visitor(Optional.of(row.organization()), visitor.source(), Repetition.none());
        return parts.signIns()
                .at(here)
                .signInWithin(row.invitee().user(), password)
                .fold(
                        in -> Outcome.done(repeated(row, in)),
                        refusal -> Outcome.refused(
                                refusal.reason() == SignInReason.REFUSED
                                        ? Refusal.of(InvitationReason.ACCEPTED)
                                        : refusal));
    }

    private static Registration repeated(Invitation row, SignIn in) {
        return in instanceof SecondStep step
                ? new Registration.CodeSent(step)
                : new Registration.Complete(
                        new Registered(row.organization(), row.invitee().user(), Optional.of(in.done())));
    }

    private Outcome<String> chosen(Facts facts, String password) {
        return parts.passwords().choose(password, parts.context(facts));
    }

    private Outcome<Facts> reachable(Facts facts) {
        return needsCode() && facts.linked().invitation().invitee().phone().isEmpty()
                ? Outcome.refused(VerificationReason.PHONE_MISSING)
                : Outcome.done(facts);
    }

    /**
     * Where nothing is tried for the practice at present, that is the answer whatever was typed; so nothing is hashed
     * for it.
     */
    private Outcome<Facts> practiceOpen(Facts facts) {
        List<LimitedCounter> bars = bars(facts);
        if (parts.policy().codeWord() && !shut(facts, bars.get(0)) && shut(facts, bars.get(PRACTICE))) {
            refused(facts, Refusal.of(SignInReason.LOCKED));
            return Outcome.refused(InvitationReason.TRY_LATER);
        }
        return Outcome.done(facts);
    }

    private boolean shut(Facts facts, LimitedCounter limited) {
        Instant now = parts.runner().now();
        OrganizationId organization = facts.linked().invitation().organization();
        return CounterRules.shut(
                AttemptLimiter.of(organization, facts.counters(), limited.key(), now), limited.budget(), now);
    }

    private boolean needsCode() {
        return parts.challenges().policy().registration() != Demand.OFF;
    }

    /** Charges a try at the code word, of the invitation and of the practice, and compares it. */
    private Outcome<Admission> codeWord(Facts facts, String typed) {
        if (!parts.policy().codeWord()) {
            return Outcome.done(new Admission(true, List.of()));
        }
        Invitation row = facts.linked().invitation();
        Admission admission = parts.guards().limiter().pass(row.organization(), bars(facts), facts.counters());
        boolean right = parts.words().matches(facts.practice(), typed);
        if (admission.admitted() && right) {
            return Outcome.done(admission);
        }
        if (admission.admitted() && admission.charges().get(0).locking()) {
            Call call = Call.atTheFront(row.organization(), visitor.source());
            new RegistrationCompletion(parts, call, facts)
                    .hold(admission.charges().get(0));
        }
        refused(facts, Refusal.of(admission.admitted() ? InvitationReason.CODE_WORD_WRONG : SignInReason.LOCKED));
        return Outcome.refused(
                admission.shutOnlyAt(PRACTICE) ? InvitationReason.TRY_LATER : InvitationReason.CODE_WORD_WRONG);
    }

    private List<LimitedCounter> bars(Facts facts) {
        LockoutPolicy.Invited budgets = parts.guards().policy().invited();
        UUID invitation = facts.linked().invitation().id().uuid();
        UUID practice = facts.practice().id().uuid();
        return List.of(
                new LimitedCounter(Counter.Key.ofStrangers(invitation, Proof.CODE_WORD), budgets.link()),
                new LimitedCounter(Counter.Key.ofStrangers(practice, Proof.CODE_WORD), budgets.practice()));
    }

    private Call call(InvitationProof proof) {
        return visitor.call(proof.organization());
    }
}

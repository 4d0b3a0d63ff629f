package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.registration.InvitationProofs.Found;
import io.rosterkit.engine.registration.InvitationProofs.Shown;
import io.rosterkit.engine.secret.LinkReader;
import io.rosterkit.engine.signin.SignInEngine;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Registers invited people. The link and the code word together set the password. Where the policy demands it, the
 * person also needs a code that is sent to the number from the invitation. Where the link was mailed to a former
 * address of the person, a code that is sent to the present one comes before. A registration can be continued at any
 * time with the same link. All calls share one instance. Thread-safe.
 */
public final class RegistrationEngine {

    private static final String REGISTER = "registration.register";

    /**
     * Refusals that count as a guess. The link is not genuine, or the code word is wrong. After the invitation was
     * accepted, the password is wrong.
     */
    private static final Set<Reason> GUESSES =
            Set.of(InvitationReason.LINK_UNKNOWN, InvitationReason.CODE_WORD_WRONG, InvitationReason.ACCEPTED);

    private final SourceLimiter sourceLimiter;
    private final InvitationProofs proofs;
    private final Attempts attempts;
    private final CodeWordAttempts codeWordAttempts;
    private final PasswordParts passwords;
    private final RegistrationCompletion completion;
    private final SignInEngine signIn;

    public RegistrationEngine(
            SourceLimiter sourceLimiter,
            InvitationProofs proofs,
            Attempts attempts,
            CodeWordAttempts codeWordAttempts,
            PasswordParts passwords,
            RegistrationCompletion completion,
            SignInEngine signIn) {
        this.sourceLimiter = sourceLimiter;
        this.proofs = proofs;
        this.attempts = attempts;
        this.codeWordAttempts = codeWordAttempts;
        this.passwords = passwords;
        this.completion = completion;
        this.signIn = signIn;
    }

    /** Registers with the link, the code word of the practice and a password. */
    public Outcome<Registration> register(Visitor visitor, String link, String codeWord, String password) {
        LinkReader.OpenedLink opened = proofs.read(link);
        return sourceLimiter.runWithLink(
                visitor,
                REGISTER,
                why -> GUESSES.contains(why) && !opened.ofOtherOrganization(),
                () -> opened.claim(visitor::mayVisit)
                        .then(claim ->
                                openWithPassword(visitor, () -> proofs.byLink(claim, opened), codeWord, password)));
    }

    /**
     * Registers as {@link #register} does, with an invitation of the organization of the visitor, for a user of any
     * organization whose verified address has that key.
     */
    public Outcome<Registration> accept(
            Visitor visitor, InvitationId invitation, String addressKey, String codeWord, String password) {
        OrganizationId organization = visitor.organization().orElseThrow();
        return sourceLimiter.runWithLink(
                visitor,
                REGISTER,
                GUESSES::contains,
                () -> openWithPassword(
                        visitor, () -> proofs.byAddress(organization, invitation, addressKey), codeWord, password));
    }

    private Outcome<Registration> openWithPassword(
            Visitor visitor, Supplier<Found> find, String codeWord, String password) {
        return passwords
                .rules()
                .read(password)
                .then(typed ->
                        passwords.hashing().runAdmitted(() -> registerFound(visitor, find.get(), codeWord, typed)));
    }

    private Outcome<Registration> registerFound(
            Visitor visitor, Found found, String codeWord, Passwords.Typed password) {
        if (isAccepted(found.usable())) {
            Facts facts = found.facts().orElseThrow();
            return attempts.prove(codeWordAttempts.attempt(callOf(visitor, facts), operation(facts), facts, codeWord))
                    .then(right -> signInAgain(visitor, facts, password));
        }
        Call call = visitor.call(found.organization());
        Outcome<Registration> outcome = found.usable()
                .then(row -> completion.admit(call, found.facts().orElseThrow()))
                .then(caller -> {
                    Facts facts = found.facts().orElseThrow();
                    return completion
                            .choosePassword(facts, password.normalized())
                            .then(chosen -> completion.requirePhone(facts).map(withPhone -> chosen))
                            .then(chosen -> codeWordAttempts
                                    .checkPracticeCounter(callOf(visitor, facts), operation(facts), facts)
                                    .map(open -> chosen))
                            // Hashed before the attempt at the code word, so that the charge at the counter of the
                            // practice lasts only for a moment.
                            .map(chosen -> passwords.hashing().hash(chosen))
                            .then(hash -> attemptCodeWord(call, new Shown(facts, found.provenEpoch()), codeWord, hash));
                });
        // Another call with the same link was faster, perhaps from another device of the same person.
        return isAccepted(outcome) ? signInAgain(visitor, found.facts().orElseThrow(), password) : outcome;
    }

    private Outcome<Registration> attemptCodeWord(Call call, Shown shown, String codeWord, PasswordHash hash) {
        return attempts.run(
                codeWordAttempts.attempt(call, operation(shown.facts()), shown.facts(), codeWord),
                completion.codec(),
                (latest, result, now) -> completion.proceed(call, shown, latest, hash, now));
    }

    /**
     * Signs in a person who has registered before. It has the same gate and cost as a sign-in, whatever the state of
     * the user. A refusal says only that the invitation was accepted.
     */
    private Outcome<Registration> signInAgain(Visitor visitor, Facts facts, Passwords.Typed password) {
        Invitation row = facts.linked().invitation();
        return signIn.signInById(visitor, row.organization(), row.invitee().user(), password)
                .fold(
                        signedIn -> Outcome.done(toRegistration(row, signedIn)),
                        refusal -> Outcome.refused(
                                refusal.reason() == SignInReason.REFUSED
                                        ? Refusal.of(InvitationReason.ACCEPTED)
                                        : refusal));
    }

    private static Registration toRegistration(Invitation row, SignIn signedIn) {
        return signedIn instanceof SecondStep step
                ? new Registration.CodeSent(step)
                : new Registration.Complete(new RegistrationReceipt(
                        row.organization(), row.invitee().user(), Optional.of(signedIn.done())));
    }

    private static boolean isAccepted(Outcome<?> outcome) {
        return outcome.refusal()
                .filter(why -> why.reason() == InvitationReason.ACCEPTED)
                .isPresent();
    }

    private static Call callOf(Visitor visitor, Facts facts) {
        return visitor.withoutRequestId().call(facts.linked().invitation().organization());
    }

    private static Operation operation(Facts facts) {
        return Operation.of(
                REGISTER,
                Subject.untouched(
                        Subject.Kind.INVITATION, facts.linked().invitation().id()));
    }
}

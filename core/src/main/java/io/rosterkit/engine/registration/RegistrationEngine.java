package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.Sources;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.registration.InvitationProofs.Found;
import io.rosterkit.engine.secret.LinkPages;
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
import io.rosterkit.registration.Registered;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Registering: link and code word together set the password; a code to the number the inviter gave is asked for where
 * the policy demands it. Can be taken up again at any time with the same link. One for all calls; thread-safe.
 */
public final class RegistrationEngine {

    private static final String REGISTER = "registration.register";

    /** No genuine link, or a genuine one with a wrong code word, or with a wrong password after it was accepted. */
    private static final Set<Reason> GUESSES =
            Set.of(InvitationReason.LINK_UNKNOWN, InvitationReason.CODE_WORD_WRONG, InvitationReason.ACCEPTED);

    private final Sources sources;
    private final InvitationProofs proofs;
    private final Attempts attempts;
    private final CodeWordAttempts codeWords;
    private final PasswordParts passwords;
    private final RegistrationCompletion completion;
    private final SignInEngine signIn;

    /** Made by the root, once. */
    public RegistrationEngine(
            Sources sources,
            InvitationProofs proofs,
            Attempts attempts,
            CodeWordAttempts codeWords,
            PasswordParts passwords,
            RegistrationCompletion completion,
            SignInEngine signIn) {
        this.sources = sources;
        this.proofs = proofs;
        this.attempts = attempts;
        this.codeWords = codeWords;
        this.passwords = passwords;
        this.completion = completion;
        this.signIn = signIn;
    }

    /** Registers with the link, the code word of the practice and a password. */
    public Outcome<Registration> register(Visitor visitor, String link, String codeWord, String password) {
        LinkPages.Opened opened = proofs.read(link);
        return sources.withLink(
                visitor,
                REGISTER,
                why -> GUESSES.contains(why) && !opened.misplaced(),
                () -> opened.claim(visitor::mayEnter)
                        .then(claim -> open(visitor, () -> proofs.byLink(claim, opened), codeWord, password)));
    }

    /**
     * Registers as {@link #register} does, with an invitation of the organization to which the visitor comes, for a
     * user of whatever organization whose verified address has that key.
     */
    public Outcome<Registration> accept(
            Visitor visitor, InvitationId invitation, String addressKey, String codeWord, String password) {
        OrganizationId organization = visitor.organization().orElseThrow();
        return sources.withLink(
                visitor,
                REGISTER,
                GUESSES::contains,
                () -> open(visitor, () -> proofs.byAddress(organization, invitation, addressKey), codeWord, password));
    }

    private Outcome<Registration> open(Visitor visitor, Supplier<Found> find, String codeWord, String password) {
        return passwords
                .rules()
                .typed(password)
                .then(typed -> passwords.hashing().admitted(() -> enter(visitor, find.get(), codeWord, typed)));
    }

    private Outcome<Registration> enter(Visitor visitor, Found found, String codeWord, Passwords.Typed password) {
        if (accepted(found.usable())) {
            Facts facts = found.facts().orElseThrow();
            return attempts.prove(codeWords.attempt(called(visitor, facts), operation(facts), facts, codeWord))
                    .then(right -> again(visitor, facts, password));
        }
        Call call = visitor.call(found.organization());
        Outcome<Registration> outcome = found.usable()
                .then(row -> completion.admitted(call, found.facts().orElseThrow()))
                .then(agent -> {
                    Facts facts = found.facts().orElseThrow();
                    return completion
                            .chosen(facts, password.normal())
                            .then(chosen -> completion.reachable(facts).map(can -> chosen))
                            .then(chosen -> codeWords
                                    .practiceOpen(called(visitor, facts), operation(facts), facts)
                                    .map(open -> chosen))
                            // Hashed before the code word is tried, so that the practice's counter is charged for a
                            // moment only.
                            .map(chosen -> passwords.hashing().hash(chosen))
                            .then(hash -> settled(call, facts, codeWord, hash));
                });
        // Another call with the same link was faster, perhaps of the same person on another device.
        return accepted(outcome) ? again(visitor, found.facts().orElseThrow(), password) : outcome;
    }

    private Outcome<Registration> settled(Call call, Facts facts, String codeWord, PasswordHash hash) {
        if (completion.needsCode(facts)) {
            return attempts.run(
                            codeWords.attempt(call, operation(facts, "code"), facts, codeWord),
                            completion.stepCodec(),
                            (now, right, at) -> completion.begun(call, facts, now, hash, at))
                    .map(Registration.CodeSent::new);
        }
        return attempts.run(
                        codeWords.attempt(call, operation(facts), facts, codeWord),
                        completion.registeredCodec(),
                        (now, right, at) -> completion.completed(call, facts, now, hash, at))
                .map(Registration.Complete::new);
    }

    /**
     * The same person once more, who knows the password too. It works like signing in, with the same gate and cost,
     * whatever the state of the user. A refusal says only that the invitation was accepted.
     */
    private Outcome<Registration> again(Visitor visitor, Facts facts, Passwords.Typed password) {
        Invitation row = facts.linked().invitation();
        return signIn.signInWithin(visitor, row.organization(), row.invitee().user(), password)
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

    private static boolean accepted(Outcome<?> outcome) {
        return outcome.refusal()
                .filter(why -> why.reason() == InvitationReason.ACCEPTED)
                .isPresent();
    }

    private static Call called(Visitor visitor, Facts facts) {
        return visitor.eachTime().call(facts.linked().invitation().organization());
    }

    private static Operation operation(Facts facts, Object... content) {
        return Operation.of(
                REGISTER,
                Subject.untouched(
                        Subject.Kind.INVITATION, facts.linked().invitation().id()),
                content);
    }
}

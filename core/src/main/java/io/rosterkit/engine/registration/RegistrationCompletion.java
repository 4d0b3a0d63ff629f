package io.rosterkit.engine.registration;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.password.NewPasswordCheck;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.registration.InvitationProofs.Shown;
import io.rosterkit.engine.secondstep.Challenges;
import io.rosterkit.engine.secondstep.StepLookup;
import io.rosterkit.engine.secondstep.StepTokens;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Challenge.Purpose;
import io.rosterkit.profile.AuthenticationPolicies;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Optional;

/** Decides the result of a registration once all proofs of a step are right. Thread-safe. */
public final class RegistrationCompletion {

    private static final String CODE_SENT = "S|";
    private static final String COMPLETE = "C|";

    private final Gate gate;
    private final InvitationEngine invitations;
    private final NewPasswordCheck newPasswordCheck;
    private final Challenges challenges;
    private final Tokens tokens;
    private final RegistrationWriting writing;
    private final SenderCheck senders;
    private final Profiles profiles;

    public RegistrationCompletion(
            Gate gate,
            InvitationEngine invitations,
            NewPasswordCheck newPasswordCheck,
            Challenges challenges,
            Tokens tokens,
            RegistrationWriting writing,
            SenderCheck senders,
            Profiles profiles) {
        this.gate = gate;
        this.invitations = invitations;
        this.newPasswordCheck = newPasswordCheck;
        this.challenges = challenges;
        this.tokens = tokens;
        this.writing = writing;
        this.senders = senders;
        this.profiles = profiles;
    }

    /** Admits a caller without a session to the organization of the invitation. */
    Outcome<Caller> admit(Call call, Facts facts) {
        return gate.admitGuest(call, facts.linked().organization());
    }

    /** The password in its normal form, if the invited person may choose it. */
    Outcome<String> choosePassword(Facts facts, String password) {
        Invitee invitee = facts.linked().invitation().invitee();
        return newPasswordCheck.accept(password, facts.linked().organization(), invitee.name(), invitee.address());
    }

    /** Whether a code to the phone number is needed as well. */
    boolean needsCode(Facts facts) {
        AuthenticationPolicies policy = policy(facts);
        return policy.secondStep().registration() != Demand.OFF
                || (policy.registration().secondStepBySender() && facts.senderDemandsCode());
    }

    /** Refused when a code is needed and the invitation has no phone number. */
    Outcome<Facts> requirePhone(Facts facts) {
        return needsCode(facts) && facts.linked().invitation().invitee().phone().isEmpty()
                ? Outcome.refused(VerificationReason.PHONE_MISSING)
                : Outcome.done(facts);
    }

    /** The codec of how far a registration has come. */
    ResultCodec<Registration> codec() {
        ResultCodec<SecondStep> steps = StepTokens.codec(tokens);
        ResultCodec<RegistrationReceipt> receipts = writing.codec();
        return ResultCodec.of(
                registration -> registration instanceof Registration.CodeSent sent
                        ? CODE_SENT + steps.write(sent.step())
                        : COMPLETE + receipts.write(registration.done()),
                text -> text.startsWith(CODE_SENT)
                        ? new Registration.CodeSent(steps.read(text.substring(CODE_SENT.length())))
                        : new Registration.Complete(receipts.read(text.substring(COMPLETE.length()))));
    }

    /**
     * What follows the link, the code word and the password: a code is sent, or the invitation is accepted and there is
     * a user. {@code shown} are the facts when the person showed the link, {@code latest} those of this moment.
     */
    Outcome<Decision<Registration>> proceed(Call call, Shown shown, Facts latest, PasswordHash hash, Instant now) {
        Credential credential = credential(latest, hash, now);
        boolean mailboxProven =
                shown.provenEpoch() == latest.linked().invitation().link().addressEpoch();
        return checkOpen(call, shown.facts(), latest, now)
                .then(author -> RegistrationRules.nextCode(mailboxProven, needsCode(latest))
                        .map(purpose -> sendCode(author, latest, credential, purpose))
                        .orElseGet(() -> complete(author, latest, new Proven(now, Optional.empty()))))
                .map(decision -> new Decision<>(
                        decision.changes().and(CredentialTable.CREDENTIALS.write(credential)), decision.result()));
    }

    /** What follows a right code, with the password that was set before: another code, or there is a user. */
    Outcome<Decision<Registration>> proceedWithCode(
            Call call, Facts shown, Facts latest, Challenge challenge, Instant now) {
        return checkOpen(call, shown, latest, now)
                .then(author -> challenges
                        .current(challenge)
                        .then(open -> RegistrationRules.isFor(open, latest)
                                ? Outcome.done(open)
                                : StepLookup.<Challenge>refused())
                        .then(open -> afterCode(author, latest, open)
                                .map(decision -> new Decision<>(
                                        decision.changes().and(Challenges.markUsed(open)), decision.result()))));
    }

    /** A code by mail proves the mailbox and is no second step. */
    private Outcome<Decision<Registration>> afterCode(Author author, Facts latest, Challenge open) {
        Credential credential = latest.credential().orElseThrow();
        boolean byPhone = open.about().purpose() == Purpose.REGISTRATION;
        return RegistrationRules.nextCode(true, !byPhone && needsCode(latest))
                .map(purpose -> sendCode(author, latest, credential, purpose))
                .orElseGet(() -> complete(
                        author,
                        latest,
                        new Proven(credential.setAt(), byPhone ? Optional.of(author.now()) : Optional.empty())));
    }

    private Outcome<Decision<Registration>> complete(Author author, Facts latest, Proven proven) {
        return writing.join(author, latest, proven, policy(latest))
                .map(joined -> new Decision<>(joined.changes(), new Registration.Complete(joined.result())));
    }

    private Outcome<Decision<Registration>> sendCode(
            Author author, Facts latest, Credential credential, Purpose purpose) {
        Invitation row = latest.linked().invitation();
        Challenge.About about = new Challenge.About(
                purpose, row.id().uuid(), RegistrationRules.epoch(row, credential), Optional.empty());
        return RegistrationRules.destination(purpose, row.invitee())
                .then(to -> challenges.prepare(author, about, to, policy(latest).secondStep()))
                .map(prepared -> new Decision<>(
                        (purpose == Purpose.MAILBOX ? prepared.changes().and(endPhoneStep(row)) : prepared.changes())
                                .and(writing.codeSent(
                                        author, row, prepared.challenge().channel())),
                        new Registration.CodeSent(StepTokens.of(prepared.challenge(), tokens))));
    }

    /**
     * The end of a step that waits for a code to the phone. When a person registers who has not proven the mailbox,
     * their password replaces that of the step, so a call that completes the step at the same moment must lose or win
     * against this change.
     */
    Changes endPhoneStep(Invitation row) {
        Changes none = Changes.none(row.organization());
        return challenges
                .latest(row.organization(), Purpose.REGISTRATION, row.id().uuid())
                .filter(waiting -> waiting.progress().open())
                .map(waiting -> none.and(Challenges.markUsed(waiting)))
                .orElse(none);
    }

    /**
     * Completes a registration for which all other proofs were right and that needs no code to the phone now. Begins no
     * session, since the person is not the caller.
     */
    Outcome<Decision<Registration>> completeWaiting(Author author, Facts facts) {
        Invitation row = facts.linked().invitation();
        Optional<Challenge> waited = challenges
                .latest(row.organization(), Purpose.REGISTRATION, row.id().uuid())
                // One that was ended after the facts were read stands for another password by now.
                .filter(challenge -> challenge.progress().open())
                .filter(challenge -> !needsCode(facts) && RegistrationRules.isOfSameProofs(challenge, facts));
        return waited.isEmpty()
                ? StepLookup.refused()
                : invitations
                        .usable(row, row.link().generation(), author.now())
                        .then(usable -> senders.check(facts, author.now()))
                        .then(usable -> writing.joinWithoutSession(author, usable))
                        .map(joined -> new Decision<>(
                                joined.changes().and(Challenges.markUsed(waited.get())),
                                new Registration.Complete(joined.result())));
    }

    /** Sends another code for a registration that can still be completed, to where codes go now. */
    Outcome<SecondStep> sendNewCode(Call call, Challenge challenge, Optional<Facts> stored, Instant now) {
        return stored.filter(facts -> RegistrationRules.isOfSameProofs(challenge, facts))
                .filter(facts -> checkOpen(call, facts, facts, now).refusal().isEmpty())
                .map(facts -> RegistrationRules.destination(
                                challenge.about().purpose(),
                                facts.linked().invitation().invitee())
                        .then(to -> challenges.queueNewCode(
                                challenge, to, policy(facts).secondStep()))
                        .map(sent -> StepTokens.of(sent, tokens)))
                .orElseGet(StepLookup::refused);
    }

    /** The policies of the organization that invited. */
    AuthenticationPolicies policy(Facts facts) {
        return profiles.of(facts.linked().organization()).authentication();
    }

    /** The author of the changes, if the invitation can be accepted now with the link that was shown. */
    private Outcome<Author> checkOpen(Call call, Facts shown, Facts latest, Instant now) {
        Invitation row = latest.linked().invitation();
        return admit(call, latest)
                .then(caller -> invitations
                        .usable(row, row.link().generation(), now)
                        .then(usable -> senders.check(latest, now))
                        .then(sent ->
                                InvitationHolding.checkSameLink(shown.linked().invitation(), row))
                        .map(same -> new Author(row.organization(), caller, now)));
    }

    private static Credential credential(Facts facts, PasswordHash hash, Instant now) {
        Invitation row = facts.linked().invitation();
        return facts.credential()
                .map(before -> before.replaced(hash, now))
                .orElseGet(
                        () -> Credential.first(row.organization(), row.invitee().user(), hash, now));
    }
}

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
import io.rosterkit.profile.AuthenticationPolicies;
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

    private static final int VERSION_BITS = 32;

    private final Gate gate;
    private final InvitationEngine invitations;
    private final NewPasswordCheck newPasswordCheck;
    private final Challenges challenges;
    private final Tokens tokens;
    private final RegistrationWriting writing;
    private final Profiles profiles;

    public RegistrationCompletion(
            Gate gate,
            InvitationEngine invitations,
            NewPasswordCheck newPasswordCheck,
            Challenges challenges,
            Tokens tokens,
            RegistrationWriting writing,
            Profiles profiles) {
        this.gate = gate;
        this.invitations = invitations;
        this.newPasswordCheck = newPasswordCheck;
        this.challenges = challenges;
        this.tokens = tokens;
        this.writing = writing;
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

    /** Whether a code is needed as well. */
    boolean needsCode(Facts facts) {
        return policy(facts).secondStep().registration() != Demand.OFF;
    }

    /** Refused when a code is needed and the invitation has no phone number. */
    Outcome<Facts> requirePhone(Facts facts) {
        return needsCode(facts) && facts.linked().invitation().invitee().phone().isEmpty()
                ? Outcome.refused(VerificationReason.PHONE_MISSING)
                : Outcome.done(facts);
    }

    /** The codec of a completed registration. */
    ResultCodec<RegistrationReceipt> registeredCodec() {
        return writing.codec();
    }

    /** The codec of a registration that waits for a code. */
    ResultCodec<SecondStep> stepCodec() {
        return StepTokens.codec(tokens);
    }

    /**
     * Completes the registration: the invitation is accepted, and there is a user. {@code shown} are the facts when the
     * person showed the link, {@code latest} those of this moment.
     */
    Outcome<Decision<RegistrationReceipt>> complete(
            Call call, Facts shown, Facts latest, PasswordHash hash, Instant now) {
        return checkOpen(call, shown, latest, now)
                .then(author -> writing.join(author, latest, new Proven(now, Optional.empty()), policy(latest)))
                .map(joined -> new Decision<>(
                        joined.changes().and(CredentialTable.CREDENTIALS.write(credential(latest, hash, now))),
                        joined.result()));
    }

    /** Sets the password and sends a code. */
    Outcome<Decision<SecondStep>> sendCode(Call call, Facts shown, Facts latest, PasswordHash hash, Instant now) {
        Invitation row = latest.linked().invitation();
        Credential credential = credential(latest, hash, now);
        Challenge.About about = new Challenge.About(
                Challenge.Purpose.REGISTRATION, row.id().uuid(), epoch(row, credential), Optional.empty());
        return checkOpen(call, shown, latest, now)
                .then(author -> challenges
                        .prepare(
                                author,
                                about,
                                row.invitee().phone().orElseThrow(),
                                policy(latest).secondStep())
                        .map(prepared -> {
                            Changes changes = prepared.changes()
                                    .and(CredentialTable.CREDENTIALS.write(credential))
                                    .and(writing.codeSent(author, row));
                            return new Decision<>(changes, StepTokens.of(prepared.challenge(), tokens));
                        }));
    }

    /** Completes the registration after a right code, with the password that was set before. */
    Outcome<Decision<RegistrationReceipt>> completeWithCode(
            Call call, Facts shown, Facts latest, Challenge challenge, Instant now) {
        return checkOpen(call, shown, latest, now)
                .then(author -> challenges
                        .current(challenge)
                        .then(open -> isFor(open, latest) ? Outcome.done(open) : StepLookup.refused())
                        .then(open -> writing.join(
                                        author,
                                        latest,
                                        new Proven(open.progress().begunAt(), Optional.of(now)),
                                        policy(latest))
                                .map(joined -> new Decision<>(
                                        joined.changes().and(Challenges.markUsed(open)), joined.result()))));
    }

    /** Sends another code for a registration that can still be completed. */
    Outcome<SecondStep> sendNewCode(Call call, Challenge challenge, Optional<Facts> stored, Instant now) {
        return stored.filter(facts -> isFor(challenge, facts))
                .filter(facts -> checkOpen(call, facts, facts, now).refusal().isEmpty())
                .map(facts -> challenges
                        .queueNewCode(challenge, policy(facts).secondStep())
                        .map(sent -> StepTokens.of(sent, tokens)))
                .orElseGet(StepLookup::refused);
    }

    /** Whether the challenge was made for the link and the password that the invitation has now. */
    static boolean isFor(Challenge challenge, Facts facts) {
        return facts.credential()
                .map(credential -> epoch(facts.linked().invitation(), credential))
                .filter(epoch -> epoch == challenge.about().epoch())
                .isPresent();
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
                        .then(usable ->
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

    private static long epoch(Invitation row, Credential credential) {
        return ((long) row.link().generation() << VERSION_BITS) + credential.version();
    }
}

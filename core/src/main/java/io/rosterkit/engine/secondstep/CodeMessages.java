package io.rosterkit.engine.secondstep;

import io.rosterkit.engine.notice.Composer;
import io.rosterkit.engine.notice.MessageContent;
import io.rosterkit.engine.notice.SmsTexts;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Codes;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.notice.Languages;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Instant;
import java.util.Optional;

/** Composes the text message with a code: the code is made here, at the last moment, and only while it counts. */
public final class CodeMessages implements Composer {

    private final VerificationStore store;
    private final OrganizationStore organizations;
    private final Codes codes;
    private final Sender sender;

    /** Whom the message names: the product of the profile, and the host where the code is to be typed. */
    public record Sender(Profiles profiles, String host) {}

    /** Codes of the challenges in that store. */
    public CodeMessages(VerificationStore store, OrganizationStore organizations, Codes codes, Sender sender) {
        this.store = store;
        this.organizations = organizations;
        this.codes = codes;
        this.sender = sender;
    }

    @Override
    public Notice notice() {
        return Notice.CODE;
    }

    @Override
    public Optional<MessageContent> compose(Message message, Instant now) {
        Optional<Challenge> wanted = store.challenge(
                        message.organization(), new ChallengeId(message.about().subject()))
                .filter(challenge -> challenge.course().open()
                        && challenge.course().sending() == message.about().generation()
                        && now.isBefore(challenge.course().expiresAt())
                        && codes.alive(challenge));
        return wanted.flatMap(challenge -> organizations
                .find(message.organization())
                .filter(organization -> organization.state() == OrganizationState.OPEN)
                .map(organization -> letter(challenge, organization)));
    }

    private MessageContent letter(Challenge challenge, Organization organization) {
        return SmsTexts.code(
                codes.code(challenge),
                sender.profiles().of(organization.profile()).product(),
                sender.host(),
                Languages.supported(organization.language()));
    }
}

package io.rosterkit.engine.secondstep;

import io.rosterkit.engine.notice.Composer;
import io.rosterkit.engine.notice.RecipientLanguage;
import io.rosterkit.engine.notice.SmsTexts;
import io.rosterkit.engine.notice.TemplateInput;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Codes;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.notice.Languages;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Composes the text message or the mail with a code. Computes the code here, when the message is sent, and only while
 * it is valid.
 */
public final class CodeMessages implements Composer {

    private final VerificationStore store;
    private final UserStore users;
    private final OrganizationStore organizations;
    private final Codes codes;
    private final SenderNames senderNames;

    /** The names in the message: the product, from the profile, and the host where the user types the code. */
    public record SenderNames(Profiles profiles, String host) {}

    /** Composes the messages of the challenges in this store. */
    public CodeMessages(
            VerificationStore store,
            UserStore users,
            OrganizationStore organizations,
            Codes codes,
            SenderNames senderNames) {
        this.store = store;
        this.users = users;
        this.organizations = organizations;
        this.codes = codes;
        this.senderNames = senderNames;
    }

    @Override
    public Notice notice() {
        return Notice.CODE;
    }

    @Override
    public Optional<TemplateInput> compose(Message message, Instant now) {
        Optional<Challenge> valid = store.challenge(
                        message.organization(), new ChallengeId(message.about().subject()))
                .filter(challenge -> challenge.progress().open()
                        && challenge.progress().sendingNumber()
                                == message.about().generation()
                        && now.isBefore(challenge.progress().expiresAt())
                        && codes.canCompute(challenge));
        return valid.flatMap(challenge -> organizations
                .find(message.organization())
                .filter(organization -> organization.state() == OrganizationState.OPEN)
                .map(organization -> content(challenge, organization)));
    }

    private TemplateInput content(Challenge challenge, Organization organization) {
        return challenge.channel() == Channel.MAIL
                ? mail(challenge, organization)
                : textMessage(challenge, organization);
    }

    private TemplateInput mail(Challenge challenge, Organization organization) {
        Locale language = language(challenge, organization);
        return new TemplateInput(
                "mailbox_code",
                language,
                Map.of(
                        "organization", organization.name().text(),
                        "product", senderNames.profiles().of(organization).product()),
                Map.of(
                        "code",
                        codes.code(challenge),
                        "until",
                        Languages.time(challenge.progress().expiresAt(), language, organization.zone())));
    }

    private TemplateInput textMessage(Challenge challenge, Organization organization) {
        return SmsTexts.code(
                codes.code(challenge),
                senderNames.profiles().of(organization).product(),
                senderNames.host(),
                language(challenge, organization));
    }

    /** Who registers is no user yet, so has no language of their own. */
    private Locale language(Challenge challenge, Organization organization) {
        return Optional.of(challenge.about())
                .filter(about -> about.purpose() == Challenge.Purpose.SIGN_IN)
                .flatMap(about -> users.find(Viewer.of(organization.id()), new UserId(about.subject()))
                        .value())
                .map(user -> RecipientLanguage.of(user, organization))
                .orElseGet(() -> Languages.supported(organization.language()));
    }
}

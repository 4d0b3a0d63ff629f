package io.rosterkit.engine.mailbox;

import io.rosterkit.engine.notice.Composer;
import io.rosterkit.engine.notice.RecipientLanguage;
import io.rosterkit.engine.notice.TemplateInput;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.notice.Languages;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Composes the mails with a link that sets a new password or confirms a new address, while the link is valid. */
public final class ConfirmationMessages implements Composer {

    private final Confirmation.Purpose purpose;
    private final Parts parts;

    /** The sources of the content; {@code url} makes the address of the page from a kind of link and a token. */
    public record Parts(
            VerificationStore store,
            UserStore users,
            OrganizationStore organizations,
            Links links,
            BiFunction<Links.Kind, String, String> url,
            Profiles profiles) {}

    /** Composes the mails of one purpose. */
    public ConfirmationMessages(Confirmation.Purpose purpose, Parts parts) {
        this.purpose = purpose;
        this.parts = parts;
    }

    @Override
    public Notice notice() {
        return switch (purpose) {
            case RECOVERY -> Notice.RECOVERY;
            case NEW_ADDRESS -> Notice.NEW_ADDRESS;
        };
    }

    /** The kind of the links of a purpose. */
    public static Links.Kind kind(Confirmation.Purpose purpose) {
        return switch (purpose) {
            case RECOVERY -> Links.Kind.RECOVERY;
            case NEW_ADDRESS -> Links.Kind.NEW_ADDRESS;
        };
    }

    @Override
    public Optional<TemplateInput> compose(Message message, Instant now) {
        UserId id = new UserId(message.about().subject());
        Optional<Confirmation> open = parts.store()
                .confirmation(message.organization(), id, purpose)
                .filter(row -> row.progress().open()
                        && row.link().generation() == message.about().generation()
                        && now.isBefore(row.progress().expiresAt()));
        return open.flatMap(row -> parts.organizations()
                .find(message.organization())
                .filter(organization -> organization.state() == OrganizationState.OPEN)
                .flatMap(organization -> parts.users()
                        .find(Viewer.of(message.organization()), id)
                        .value()
                        .filter(user -> isUsable(row, user, now))
                        .map(user -> content(row, user, organization))));
    }

    /**
     * Whether the link can be used: the sessions of the user were not ended since, the user is active and, for a new
     * password, the address is verified.
     */
    private boolean isUsable(Confirmation row, User user, Instant now) {
        return row.progress().epoch() == user.security().sessionEpoch()
                && user.isActiveAt(now)
                && (purpose == Confirmation.Purpose.NEW_ADDRESS
                        || user.contact().verified());
    }

    private TemplateInput content(Confirmation row, User user, Organization organization) {
        Locale language = RecipientLanguage.of(user, organization);
        Profile profile = parts.profiles().of(organization);
        String token = parts.links()
                .token(kind(purpose), row.organization(), row.user().uuid(), row.link());
        return new TemplateInput(
                purpose.name().toLowerCase(Locale.ROOT),
                language,
                Map.of(
                        "organization", organization.name().text(),
                        "name", user.contact().name().map(DisplayName::text).orElse(""),
                        "product", profile.product()),
                Map.of(
                        "link",
                        parts.url().apply(kind(purpose), token),
                        "until",
                        Languages.time(row.progress().expiresAt(), language, organization.zone()),
                        "codeWord",
                        profile.authentication().registration().codeWord() ? "yes" : ""));
    }
}

package io.rosterkit.engine.invitation;

import io.rosterkit.engine.notice.Composer;
import io.rosterkit.engine.notice.TemplateInput;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.notice.Languages;
import io.rosterkit.spi.invitation.InvitationStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Composes the message of an invitation. The link is made here, just before sending, and only for an invitation that is
 * still open.
 */
public final class InvitationMessages implements Composer {

    private final InvitationStore store;
    private final Links links;
    private final UnaryOperator<String> url;
    private final Profiles profiles;

    /** {@code url} turns a token into the URL of the link; it comes only from the configuration. */
    public InvitationMessages(InvitationStore store, Links links, UnaryOperator<String> url, Profiles profiles) {
        this.store = store;
        this.links = links;
        this.url = url;
        this.profiles = profiles;
    }

    @Override
    public Notice notice() {
        return Notice.INVITATION;
    }

    @Override
    public Optional<TemplateInput> compose(Message message, Instant now) {
        return store.linked(
                        message.organization(), new InvitationId(message.about().subject()))
                .filter(linked -> isStillDue(linked, message, now))
                .map(linked -> content(linked.invitation(), linked.organization()));
    }

    private static boolean isStillDue(LinkedInvitation linked, Message message, Instant now) {
        return linked.organization().state() == OrganizationState.OPEN
                && linked.invitation().stateAt(now) == InvitationState.OPEN
                && linked.invitation().lastMessage().equals(message.id());
    }

    private TemplateInput content(Invitation invitation, Organization organization) {
        if (!links.canMake(invitation)) {
            throw new IllegalStateException("the key of the link is gone");
        }
        Locale language = Languages.supported(organization.language());
        return new TemplateInput(
                "invitation",
                language,
                Map.of(
                        "organization", organization.name().text(),
                        "name",
                                invitation
                                        .invitee()
                                        .name()
                                        .map(name -> name.text())
                                        .orElse(""),
                        "product", profiles.of(organization).product()),
                Map.of(
                        "link",
                        url.apply(links.token(invitation)),
                        "until",
                        Languages.time(invitation.progress().expiresAt(), language, organization.zone())));
    }
}

package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.notice.Composer;
import io.rosterkit.engine.notice.RecipientLanguage;
import io.rosterkit.engine.notice.TemplateInput;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.notice.Languages;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Composes the announcement of an end, to the user and to those who manage users. An end that was changed meanwhile
 * needs none, and neither does a recipient with another address by now or, of others, without the right to manage
 * users.
 */
public final class EndMessages implements Composer {

    private final Notice notice;
    private final UserStore users;
    private final OrganizationStore organizations;
    private final Profiles profiles;
    private final Recipients recipients;

    public EndMessages(
            Notice notice, UserStore users, OrganizationStore organizations, Profiles profiles, Recipients recipients) {
        this.notice = notice;
        this.users = users;
        this.organizations = organizations;
        this.profiles = profiles;
        this.recipients = recipients;
    }

    @Override
    public Notice notice() {
        return notice;
    }

    @Override
    public Optional<TemplateInput> compose(Message message, Instant now) {
        int minute = message.about().generation();
        return organizations
                .find(message.organization())
                .filter(organization -> organization.state() == OrganizationState.OPEN)
                .flatMap(organization -> users.find(
                                Viewer.of(message.organization()),
                                new UserId(message.about().subject()))
                        .value()
                        .filter(user -> isForRecipient(message, user, now))
                        .flatMap(user -> Optional.of(Ending.of(user, now, end -> Ending.minute(end) == minute))
                                .filter(ending -> !ending.isNothing())
                                .map(ending -> content(organization, user, ending, Ending.moment(minute)))));
    }

    private boolean isForRecipient(Message message, User user, Instant now) {
        return notice == Notice.USER_ENDS
                ? Recipients.isStill(message, user)
                : recipients.isAdministrator(message, now);
    }

    private TemplateInput content(Organization organization, User user, Ending ending, Instant end) {
        Locale language = notice == Notice.USER_ENDS
                ? RecipientLanguage.of(user, organization)
                : Languages.supported(organization.language());
        String name = user.contact()
                .name()
                .map(DisplayName::text)
                .orElseGet(() -> user.contact().address().original());
        return new TemplateInput(
                notice.name().toLowerCase(Locale.ROOT),
                language,
                Map.of(
                        "organization", organization.name().text(),
                        "name",
                                notice == Notice.USER_ENDS
                                                && user.contact().name().isEmpty()
                                        ? ""
                                        : name,
                        "product", profiles.of(organization).product(),
                        "practices", practices(organization, ending),
                        "roles", roles(organization, ending)),
                Map.of(
                        "until",
                        Languages.time(end, language, organization.zone()),
                        "account",
                        ending.isOfUser() ? "yes" : ""));
    }

    /** A role that the organization composed is called by its name. */
    private static String roles(Organization organization, Ending ending) {
        return ending.roles().stream()
                .map(role -> organization
                        .customRoles()
                        .find(role)
                        .map(composed -> composed.name().text())
                        .orElseGet(role::code))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String practices(Organization organization, Ending ending) {
        return ending.practices().isEmpty()
                ? ""
                : organizations.practices(organization.id()).stream()
                        .filter(practice -> ending.practices().contains(practice.id()))
                        .map(practice -> practice.name().text())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}

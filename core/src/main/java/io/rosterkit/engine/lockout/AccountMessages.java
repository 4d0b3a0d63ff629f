package io.rosterkit.engine.lockout;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.notice.Composer;
import io.rosterkit.engine.notice.RecipientLanguage;
import io.rosterkit.engine.notice.TemplateInput;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.notice.Languages;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Composes the notices to a user about their account: it was locked, or its password or address was changed. A notice
 * names administrators to ask.
 */
public final class AccountMessages implements Composer {

    private static final int MAX_CONTACT_NAMES = 5;

    private final Notice notice;
    private final UserStore users;
    private final OrganizationStore organizations;
    private final Gate gate;
    private final Profiles profiles;

    public AccountMessages(
            Notice notice, UserStore users, OrganizationStore organizations, Gate gate, Profiles profiles) {
        this.notice = notice;
        this.users = users;
        this.organizations = organizations;
        this.gate = gate;
        this.profiles = profiles;
    }

    @Override
    public Notice notice() {
        return notice;
    }

    @Override
    public Optional<TemplateInput> compose(Message message, Instant now) {
        return organizations
                .find(message.organization())
                .filter(organization -> organization.state() == OrganizationState.OPEN)
                .flatMap(organization -> users.find(
                                Viewer.of(message.organization()),
                                new UserId(message.about().subject()))
                        .value()
                        .filter(user -> isStillDue(user, now))
                        .map(user -> content(organization, user, now)));
    }

    private boolean isStillDue(User user, Instant now) {
        return notice != Notice.LOCKED
                || user.status().lock().filter(lock -> lock.holdsAt(now)).isPresent();
    }

    private TemplateInput content(Organization organization, User user, Instant now) {
        Locale language = RecipientLanguage.of(user, organization);
        Map<String, String> names = new HashMap<>();
        names.put("organization", organization.name().text());
        names.put("name", user.contact().name().map(DisplayName::text).orElse(""));
        names.put("product", profiles.of(organization).product());
        names.put("contacts", contacts(organization, user.id(), now));
        return new TemplateInput(
                notice.name().toLowerCase(Locale.ROOT),
                language,
                names,
                lockFields(user, language, organization.zone()));
    }

    private Map<String, String> lockFields(User user, Locale language, ZoneName zone) {
        if (notice != Notice.LOCKED) {
            return Map.of();
        }
        Optional<Instant> until = user.status().lock().flatMap(Lock::until);
        return Map.of(
                "until",
                until.map(end -> Languages.time(end, language, zone)).orElse(""),
                "held",
                until.isPresent() ? "" : "yes");
    }

    private String contacts(Organization organization, UserId recipient, Instant now) {
        HolderQuery unlockers = gate.holders(organization.profile(), Permission.UNLOCK_USERS);
        return users.holders(organization.id(), unlockers, now, MAX_CONTACT_NAMES).stream()
                .filter(user -> !user.id().equals(recipient))
                .map(user -> user.contact().name())
                .flatMap(Optional::stream)
                .map(DisplayName::text)
                .collect(Collectors.joining(", "));
    }
}

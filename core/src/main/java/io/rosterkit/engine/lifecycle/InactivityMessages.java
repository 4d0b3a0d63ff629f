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
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.notice.Languages;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Composes the warning to a user who does not sign in, by what is stored about it, whatever the policy of this process
 * is. A user who has signed in meanwhile needs none.
 */
public final class InactivityMessages implements Composer {

    private final UserStore users;
    private final OrganizationStore organizations;
    private final TableStore tables;
    private final Profiles profiles;

    public InactivityMessages(UserStore users, OrganizationStore organizations, TableStore tables, Profiles profiles) {
        this.users = users;
        this.organizations = organizations;
        this.tables = tables;
        this.profiles = profiles;
    }

    @Override
    public Notice notice() {
        return Notice.INACTIVITY;
    }

    @Override
    public Optional<TemplateInput> compose(Message message, Instant now) {
        return organizations
                .find(message.organization())
                .filter(organization -> organization.state() == OrganizationState.OPEN)
                .flatMap(organization -> shown(message)
                        .filter(shown -> Recipients.isStill(message, shown.user())
                                && shown.user().canSignInAt(now)
                                && isWarned(message, shown))
                        .map(shown -> content(
                                organization,
                                shown.user(),
                                Ending.moment(message.about().generation()))));
    }

    private Optional<ShownUser> shown(Message message) {
        UserId user = new UserId(message.about().subject());
        return users.shown(Viewer.of(message.organization()), new UserKey.ById(user))
                .value();
    }

    private boolean isWarned(Message message, ShownUser shown) {
        return tables
                .scan(Scan.of(AnnouncementTable.ANNOUNCEMENTS, message.organization())
                        .where(AnnouncementTable.USER, message.about().subject())
                        .where(AnnouncementTable.KIND, Announcement.Kind.INACTIVITY.name()))
                .stream()
                .filter(row -> Ending.minute(row.due()) == message.about().generation())
                .anyMatch(row -> InactivityRules.isWarningOf(shown, row));
    }

    private TemplateInput content(Organization organization, User user, Instant until) {
        Locale language = RecipientLanguage.of(user, organization);
        return new TemplateInput(
                notice().name().toLowerCase(Locale.ROOT),
                language,
                Map.of(
                        "organization",
                        organization.name().text(),
                        "name",
                        user.contact().name().map(DisplayName::text).orElse(""),
                        "product",
                        profiles.of(organization).product()),
                Map.of("until", Languages.time(until, language, organization.zone())));
    }
}

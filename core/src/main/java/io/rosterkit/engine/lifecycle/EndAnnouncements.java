package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.stored.AnnouncedEnd;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lifecycle.AnnouncedEndTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The job that announces ends of users, roles and practices, to these users and to those who manage users. */
public final class EndAnnouncements {

    private static final String ANNOUNCE = "user.announce-end";

    /** Some more than asked for, so that those of damaged users do not take the place of the others. */
    private static final int SPARE = 100;

    private static final int MAX_ADMINISTRATORS = 20;

    private final OperationRunner runner;
    private final Gate gate;
    private final Profiles profiles;
    private final UserStore users;
    private final UserWork work;
    private final JournalWriter journalWriter;
    private final Ids ids;

    public EndAnnouncements(
            OperationRunner runner,
            Gate gate,
            Profiles profiles,
            UserStore users,
            UserWork work,
            JournalWriter journalWriter,
            Ids ids) {
        this.runner = runner;
        this.gate = gate;
        this.profiles = profiles;
        this.users = users;
        this.work = work;
        this.journalWriter = journalWriter;
        this.ids = ids;
    }

    /** Announces at most {@code limit} ends, in each profile the earliest first, and returns how many. */
    public int run(int limit) {
        int announced = 0;
        for (ProfileName profile : profiles.names()) {
            for (AnnouncedEnd end : announced < limit ? due(profile, limit) : List.<AnnouncedEnd>of()) {
                if (announced < limit) {
                    announced += isAnnounced(profile, end) ? 1 : 0;
                }
            }
        }
        return announced;
    }

    private List<AnnouncedEnd> due(ProfileName profile, int limit) {
        Instant now = runner.now();
        Instant until = now.plus(policy(profile).endsAnnouncedBefore());
        return work.unannounced(profile, now, until, limit + SPARE);
    }

    private DeactivationPolicy policy(ProfileName profile) {
        return profiles.of(OrganizationPolicy.of(profile)).users().deactivation();
    }

    /** False when another process has announced it, or when it is none any more or could not be announced. */
    private boolean isAnnounced(ProfileName profile, AnnouncedEnd end) {
        try {
            WithAccess<Optional<User>> seen = users.find(call(end).viewer(), end.user());
            return seen.value()
                    .filter(user ->
                            !Ending.of(user, runner.now(), end.ends()::equals).isNothing())
                    .map(user -> runner.apply(changes(profile, end, seen, user)) instanceof Applied.Done)
                    .orElse(false);
        } catch (DamagedRowException | StorageContentionException failed) {
            return false;
        }
    }

    private static Call call(AnnouncedEnd end) {
        return Call.of(new Actor.Job(end.organization(), "announcements"), Source.unknown());
    }

    private Changes changes(ProfileName profile, AnnouncedEnd end, WithAccess<?> seen, User user) {
        Author author = new Author(
                end.organization(),
                call(end).caller("announcements", seen.access().agentSalt()),
                runner.now());
        // The row of which there is only one comes first.
        Changes changes = Changes.none(end.organization())
                .and(AnnouncedEndTable.ANNOUNCED_ENDS.insert(end))
                .and(journalWriter.event(
                        author,
                        JournalEvent.done(ANNOUNCE, Map.of("ends", end.ends().toString())),
                        Subject.untouched(Subject.Kind.USER, user.id())));
        if (user.contact().verified()) {
            changes = changes.and(message(Notice.USER_ENDS, end, user, author.now()));
        }
        for (User administrator : administrators(profile, end, author.now())) {
            changes = changes.and(message(Notice.END_OF_USER, end, administrator, author.now()));
        }
        return changes;
    }

    private List<User> administrators(ProfileName profile, AnnouncedEnd end, Instant now) {
        return users
                .holders(end.organization(), gate.holders(profile, Permission.MANAGE_USERS), now, MAX_ADMINISTRATORS)
                .stream()
                .filter(user -> !user.id().equals(end.user()) && user.contact().verified())
                .toList();
    }

    private Message message(Notice notice, AnnouncedEnd end, User to, Instant now) {
        return new Message(
                new MessageId(ids.next()),
                end.organization(),
                notice,
                Lane.NOTICE,
                new Message.About(end.user().uuid(), Ending.minute(end.ends())),
                to.contact().address(),
                now);
    }
}

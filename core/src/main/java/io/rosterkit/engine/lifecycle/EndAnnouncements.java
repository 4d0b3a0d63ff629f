package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.DueRows;
import io.rosterkit.engine.call.DueRows.Reading;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The job that announces ends of users, roles and practices, to these users and to those who manage users. */
public final class EndAnnouncements {

    private static final String ANNOUNCE = "user.announce-end";

    private final OperationRunner runner;
    private final Profiles profiles;
    private final UserStore users;
    private final UserWork work;
    private final Administrators administrators;
    private final JournalWriter journalWriter;
    private final Ids ids;

    public EndAnnouncements(
            OperationRunner runner,
            Profiles profiles,
            UserStore users,
            UserWork work,
            Administrators administrators,
            JournalWriter journalWriter,
            Ids ids) {
        this.runner = runner;
        this.profiles = profiles;
        this.users = users;
        this.work = work;
        this.administrators = administrators;
        this.journalWriter = journalWriter;
        this.ids = ids;
    }

    /**
     * Announces at most {@code limit} ends, in each profile the earliest first, and returns how many. What ends of one
     * user at one time is one end. Rows about ends that are none any more are removed before.
     */
    public int run(int limit) {
        removeOvertaken(limit);
        int announced = 0;
        for (ProfileName profile : profiles.names()) {
            announced += announce(profile, limit - announced);
        }
        return announced;
    }

    private int announce(ProfileName profile, int limit) {
        return DueRows.perform(limit, size -> due(profile, size), end -> key(end.get(0)), this::isAnnounced);
    }

    private static List<?> key(Announcement row) {
        return List.of(row.organization(), row.user(), row.moment());
    }

    /** All that ends of one user at one time is one end. The last of a full reading may be cut: the next has it. */
    private Reading<List<Announcement>> due(ProfileName profile, int size) {
        Instant now = runner.now();
        Reading<Announcement> rows = Reading.of(
                work.unannounced(profile, now, now.plus(policy(profile).endsAnnouncedBefore()), size), size);
        List<List<Announcement>> ends = new ArrayList<>(rows.rows().stream()
                .collect(Collectors.groupingBy(EndAnnouncements::key, LinkedHashMap::new, Collectors.toList()))
                .values());
        if (rows.isFull() && ends.size() > 1) {
            ends.remove(ends.size() - 1);
        }
        return new Reading<>(ends, rows.isFull());
    }

    /** An end that was moved away, and is moved back after this, is announced anew. */
    private void removeOvertaken(int limit) {
        DueRows.perform(
                limit,
                size -> Reading.of(work.overtaken(runner.now(), size), size),
                row -> row,
                row -> runner.apply(Changes.none(row.organization()).and(AnnouncementTable.ANNOUNCEMENTS.delete(row)))
                        instanceof Applied.Done);
    }

    private DeactivationPolicy policy(ProfileName profile) {
        return profiles.of(OrganizationPolicy.of(profile)).users().deactivation();
    }

    /** False when another process has announced it, or when it is none any more. */
    private boolean isAnnounced(List<Announcement> end) {
        Announcement first = end.get(0);
        WithAccess<Optional<User>> seen = users.find(call(first).viewer(), first.user());
        return seen.value()
                .filter(user ->
                        !Ending.of(user, runner.now(), first.moment()::equals).isNothing())
                .map(user -> runner.apply(changes(end, seen, user)) instanceof Applied.Done)
                .orElse(false);
    }

    private static Call call(Announcement row) {
        return Call.of(new Actor.Job(row.organization(), "announcements"), Source.unknown());
    }

    private Changes changes(List<Announcement> end, WithAccess<?> seen, User user) {
        Announcement first = end.get(0);
        Author author = new Author(
                first.organization(),
                call(first).caller("announcements", seen.access().agentSalt()),
                runner.now());
        // The rows of which there is only one each come first.
        Changes changes = Changes.none(first.organization())
                .and(end.stream().map(AnnouncementTable.ANNOUNCEMENTS::write).toList())
                .and(journalWriter.event(
                        author,
                        JournalEvent.done(
                                ANNOUNCE, Map.of("ends", first.moment().toString())),
                        Subject.untouched(Subject.Kind.USER, user.id())));
        if (user.contact().verified()) {
            changes = changes.and(message(Notice.USER_ENDS, first, user, author.now()));
        }
        for (User administrator : administrators.of(first.organization(), seen.access(), user, author.now())) {
            changes = changes.and(message(Notice.END_OF_USER, first, administrator, author.now()));
        }
        return changes;
    }

    private Message message(Notice notice, Announcement end, User to, Instant now) {
        return new Message(
                new MessageId(ids.next()),
                end.organization(),
                notice,
                Lane.NOTICE,
                new Message.About(end.user().uuid(), Ending.minute(end.moment())),
                to.contact().address(),
                now);
    }
}

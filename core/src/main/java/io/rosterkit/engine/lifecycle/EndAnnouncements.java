package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
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
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The job that announces ends of users, roles and practices, to these users and to those who manage users. */
public final class EndAnnouncements {

    private static final String ANNOUNCE = "user.announce-end";

    /** Some more than asked for, so that those of damaged users do not take the place of the others. */
    static final int SPARE = 100;

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

    /**
     * Ends that could not be announced are read again before the others, and are left out then. The last end of a full
     * reading may be cut, and waits for the next.
     */
    private int announce(ProfileName profile, int limit) {
        int announced = 0;
        Set<List<?>> seen = new HashSet<>();
        int left = 0;
        boolean goesOn = true;
        while (goesOn && announced < limit) {
            int size = limit + SPARE + 2 * left;
            List<Announcement> rows = due(profile, size);
            List<List<Announcement>> ends = ends(rows, size);
            goesOn = false;
            for (List<Announcement> end : ends) {
                if (announced < limit && seen.add(key(end.get(0)))) {
                    boolean done = isAnnounced(end);
                    announced += done ? 1 : 0;
                    left += done ? 0 : end.size();
                    goesOn = isFull(rows, size);
                }
            }
        }
        return announced;
    }

    private static List<?> key(Announcement row) {
        return List.of(row.organization(), row.user(), row.moment());
    }

    /** All that ends of one user at one time is one end. */
    private static List<List<Announcement>> ends(List<Announcement> rows, int size) {
        List<List<Announcement>> ends = new ArrayList<>(rows.stream()
                .collect(Collectors.groupingBy(EndAnnouncements::key, LinkedHashMap::new, Collectors.toList()))
                .values());
        if (isFull(rows, size) && ends.size() > 1) {
            ends.remove(ends.size() - 1);
        }
        return ends;
    }

    /** Whether there may be more: damaged rows were left out, so a reading may have fewer than were asked for. */
    static boolean isFull(List<?> reading, int size) {
        return reading.size() >= size - SPARE;
    }

    /** An end that was moved away, and is moved back after this, is announced anew. */
    private void removeOvertaken(int limit) {
        try {
            for (Announcement row : work.overtaken(runner.now(), limit + SPARE)) {
                runner.apply(Changes.none(row.organization()).and(AnnouncementTable.ANNOUNCEMENTS.delete(row)));
            }
        } catch (DamagedRowException | StorageContentionException failed) {
            // The next run tries again.
        }
    }

    private List<Announcement> due(ProfileName profile, int size) {
        Instant now = runner.now();
        Instant until = now.plus(policy(profile).endsAnnouncedBefore());
        try {
            return work.unannounced(profile, now, until, size);
        } catch (DamagedRowException damaged) {
            return List.of();
        }
    }

    private DeactivationPolicy policy(ProfileName profile) {
        return profiles.of(OrganizationPolicy.of(profile)).users().deactivation();
    }

    /** False when another process has announced it, or when it is none any more or could not be announced. */
    private boolean isAnnounced(List<Announcement> end) {
        Announcement first = end.get(0);
        try {
            WithAccess<Optional<User>> seen = users.find(call(first).viewer(), first.user());
            return seen.value()
                    .filter(user -> !Ending.of(user, runner.now(), first.moment()::equals)
                            .isNothing())
                    .map(user -> runner.apply(changes(end, seen, user)) instanceof Applied.Done)
                    .orElse(false);
        } catch (DamagedRowException | StorageContentionException failed) {
            return false;
        }
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

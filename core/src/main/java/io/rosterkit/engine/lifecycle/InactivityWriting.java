package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserMove;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.UserActivityTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts what the job decides about users who do not sign in into changes. */
public final class InactivityWriting {

    private static final String WARN = "user.warn-inactive";
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private final JournalWriter journalWriter;
    private final Ids ids;

    public InactivityWriting(JournalWriter journalWriter, Ids ids) {
        this.journalWriter = journalWriter;
        this.ids = ids;
    }

    /** What was read about a user, and who would change the user. */
    record Candidate(Call call, Found found, ShownUser shown, Optional<Announcement> row) {

        User user() {
            return shown.user();
        }

        Instant now() {
            return found.author().now();
        }
    }

    /** The entry of the deactivation. */
    static JournalEvent event(Candidate candidate) {
        return JournalEvent.done(UserMove.DEACTIVATE.operationCode(), since(candidate));
    }

    private static Map<String, String> since(Candidate candidate) {
        return Map.of("inactiveSince", candidate.shown().inactiveSince().toString());
    }

    /**
     * The deactivation, which is lost when the user signs in at the same moment: a user who has not signed in for a day
     * or longer writes the row of the activity at a sign-in.
     */
    static Changes deactivation(Changes deactivated, Candidate candidate) {
        User user = candidate.user();
        UserActivity guarded = candidate
                .shown()
                .activity()
                .map(UserActivity::nextVersion)
                .orElseGet(() -> UserActivity.none(user.organization(), user.id()));
        Changes changes = Changes.none(user.organization())
                .and(UserActivityTable.USER_ACTIVITIES.write(guarded))
                .and(deactivated);
        return candidate
                .row()
                .map(row -> changes.and(AnnouncementTable.ANNOUNCEMENTS.delete(row)))
                .orElse(changes);
    }

    /** The user is looked at again a day later. */
    static Changes keeping(Candidate candidate) {
        return Changes.none(candidate.user().organization())
                .and(written(
                        candidate,
                        announcement(candidate, candidate.now().plus(KEPT_FOR)).keeping()));
    }

    /** The warning, with a mail where the user has a verified address. */
    Changes warning(InactivityPolicy policy, Candidate candidate) {
        User user = candidate.user();
        Instant due = InactivityRules.due(candidate.shown(), policy, candidate.now());
        // The row of which there is only one comes first.
        Changes changes = Changes.none(user.organization())
                .and(written(candidate, announcement(candidate, due)))
                .and(journalWriter.event(
                        candidate.found().author(),
                        JournalEvent.done(WARN, since(candidate)).with(Map.of("until", due.toString())),
                        Subject.untouched(Subject.Kind.USER, user.id())));
        return user.contact().verified() ? changes.and(message(candidate, due)) : changes;
    }

    private static Announcement announcement(Candidate candidate, Instant due) {
        User user = candidate.user();
        return Announcement.ofInactivity(
                user.organization(), user.id(), candidate.shown().inactiveSince(), due);
    }

    private static RowChange<Announcement> written(Candidate candidate, Announcement announcement) {
        return AnnouncementTable.ANNOUNCEMENTS.write(
                candidate.row().map(announcement::after).orElse(announcement));
    }

    private Message message(Candidate candidate, Instant due) {
        User user = candidate.user();
        return new Message(
                new MessageId(ids.next()),
                user.organization(),
                Notice.INACTIVITY,
                Lane.NOTICE,
                new Message.About(user.id().uuid(), Ending.minute(due)),
                user.contact().address(),
                candidate.now());
    }
}

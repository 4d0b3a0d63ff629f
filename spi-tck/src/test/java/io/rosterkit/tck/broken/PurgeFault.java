package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;

import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.tck.broken.BrokenPurges.Purge;
import java.util.List;

/** What an adapter can get wrong about rows that are over, and the tests that say so. */
enum PurgeFault implements Flaw {
    REQUESTS_PURGED_BY_ID_ALONE(
            "requests",
            BrokenPurges.byIdAlone(RequestTable.REQUESTS, Request::id),
            "PurgeScopes.forgetsARequestOfOneOrganization"),
    SESSIONS_PURGED_BY_ID_ALONE(
            "sessions",
            BrokenPurges.byIdAlone(SessionTable.SESSIONS, row -> row.id()),
            "PurgeScopes.forgetsASessionOfOneOrganization"),
    CHALLENGES_PURGED_BY_ID_ALONE(
            "challenges",
            BrokenPurges.byIdAlone(ChallengeTable.CHALLENGES, row -> row.id()),
            "PurgeScopes.forgetsAChallengeOfOneOrganization"),
    MESSAGES_PURGED_BY_ID_ALONE(
            "messages",
            BrokenPurges.byIdAlone(OutboxTable.OUTBOX, row -> row.message().id()),
            "MessagePurges.forgetsAMessageOfOneOrganization"),
    ANNOUNCEMENTS_PURGED_BY_USER_ALONE(
            "announcements",
            BrokenPurges.byIdAlone(AnnouncementTable.ANNOUNCEMENTS, row -> row.user()),
            "PurgeScopes.forgetsAnAnnouncementOfOneOrganization"),
    ANNOUNCEMENTS_PURGED_BY_THEIR_MOMENT(
            "announcements",
            BrokenPurges.also(
                    AnnouncementTable.ANNOUNCEMENTS,
                    (sound, row, before) -> row.moment().isBefore(before)),
            "PurgeScopes.keepsAnnouncementsOfWhatHasNotCome"),
    SESSIONS_PURGED_BY_THEIR_BEGINNING(
            "sessions",
            BrokenPurges.also(
                    SessionTable.SESSIONS, (sound, row, before) -> row.begunAt().isBefore(before)),
            "PurgeScopes.keepsSessionsThatHaveNotReachedTheirEnd"),
    CHALLENGES_PURGED_ONCE_ANSWERED(
            "challenges",
            BrokenPurges.also(
                    ChallengeTable.CHALLENGES,
                    (sound, row, before) -> !row.progress().open()),
            "PurgeScopes.keepsChallengesThatHaveNotExpired"),
    MESSAGES_PURGED_WHATEVER_THEIR_STATE(
            "messages",
            BrokenPurges.also(
                    OutboxTable.OUTBOX,
                    (sound, row, before) -> row.delivery().at().isBefore(before)),
            "MessagePurges.keepsMessagesThatAreNotOverHoweverOldTheyAre"),
    LAST_MESSAGES_OF_HELD_INVITATIONS_PURGED(
            "messages",
            BrokenPurges.also(OutboxTable.OUTBOX, BrokenPurges::isOfHeld),
            "MessagePurges.keepsTheLastMessageOfAnOpenOrHeldInvitationOnly"),
    MESSAGES_KEPT_FOR_OTHER_ORGANIZATIONS(
            "messages",
            BrokenPurges::keepingForAnyOrganization,
            "MessagePurges.keepsTheLastMessageOfAnInvitationForItsOwnOrganization"),
    SESSIONS_PURGED_WITH_REQUESTS(
            "requests",
            BrokenPurges.also(
                    SessionTable.SESSIONS,
                    (sound, row, before) -> row.expiresAt().isBefore(before)),
            "PurgeScopes.eachPurgeForgetsRowsOfItsOwnTableOnly");

    private final String purge;

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final Purge instead;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    PurgeFault(String purge, Purge instead, String... caughtBy) {
        this.purge = purge;
        this.instead = instead;
        this.caughtBy = List.of(caughtBy);
    }

    @Override
    public Storage in(Storage sound) {
        return answering(sound, PurgeWork.class, purge, call -> instead.of(sound, call));
    }

    @Override
    public List<String> caughtBy() {
        return caughtBy;
    }

    @Override
    public String toString() {
        return name() + " is caught by " + String.join(", ", caughtBy);
    }
}

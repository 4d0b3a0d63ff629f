package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What an adapter can get wrong when it counts the invitations that a user sent, and the tests that say so. */
enum SentFault implements Flaw {
    SENT_BY_ANYBODY(
            (rows, asked) -> asked.cut(open(rows, asked).filter(row -> isOf(row, asked.organization()))),
            "SentInvitations.countsTheInvitationsOfOneUser"),
    SENT_IN_ANY_ORGANIZATION(
            (rows, asked) -> asked.cut(open(rows, asked).filter(row -> isBy(row, asked.inviter()))),
            "SentInvitations.countsInTheOwnOrganizationOnly"),
    SENT_IN_ANY_STATE(
            (rows, asked) -> asked.cut(own(rows, asked).filter(row -> isBefore(row, asked.now()))),
            "SentInvitations.countsThoseOfStateOpenOnly"),
    HELD_COUNTED_AS_OPEN(
            (rows, asked) ->
                    asked.cut(own(rows, asked).filter(row -> row.holdsAddress() && isBefore(row, asked.now()))),
            "SentInvitations.countsThoseOfStateOpenOnly"),
    SENT_WHATEVER_THE_TIME(
            (rows, asked) ->
                    asked.cut(own(rows, asked).filter(row -> row.progress().state() == InvitationState.OPEN)),
            "SentInvitations.anInvitationCountsUntilTheVeryInstantItsTimeIsOver"),
    SENT_ONE_MICROSECOND_LATE(
            (rows, asked) -> asked.cut(
                    own(rows, asked).filter(row -> row.stateAt(asked.now().minusNanos(1_000)) == InvitationState.OPEN)),
            "SentInvitations.anInvitationCountsUntilTheVeryInstantItsTimeIsOver"),
    SENT_WITHOUT_LIMIT(
            (rows, asked) -> open(own(rows, asked), asked).count(), "SentInvitations.countsNoFurtherThanItIsAskedTo");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing
    private final Counting instead;

    private final String caughtBy;

    SentFault(Counting instead, String caughtBy) {
        this.instead = instead;
        this.caughtBy = caughtBy;
    }

    /** Another way to count. */
    @FunctionalInterface
    private interface Counting {
        long of(Stream<Invitation> rows, Asked asked);
    }

    /** What is asked for. */
    private record Asked(OrganizationId organization, UserId inviter, Instant now, int atMost) {

        long cut(Stream<Invitation> rows) {
            return rows.limit(atMost).count();
        }
    }

    @Override
    public Storage in(Storage sound) {
        return answering(sound, InvitationStore.class, "openSentBy", call -> {
            Asked asked = new Asked(
                    call.argument(0, OrganizationId.class),
                    call.argument(1, UserId.class),
                    call.argument(2, Instant.class),
                    call.argument(3, Integer.class));
            return (int)
                    instead.of(sound.port(TableStore.class).scan(Scan.of(InvitationTable.INVITATIONS)).stream(), asked);
        });
    }

    @Override
    public List<String> caughtBy() {
        return List.of(caughtBy);
    }

    @Override
    public String toString() {
        return name() + " is caught by " + caughtBy;
    }

    private static Stream<Invitation> own(Stream<Invitation> rows, Asked asked) {
        return rows.filter(row -> isOf(row, asked.organization()) && isBy(row, asked.inviter()));
    }

    private static Stream<Invitation> open(Stream<Invitation> rows, Asked asked) {
        return rows.filter(row -> row.stateAt(asked.now()) == InvitationState.OPEN);
    }

    private static boolean isOf(Invitation row, OrganizationId organization) {
        return row.organization().equals(organization);
    }

    private static boolean isBy(Invitation row, UserId inviter) {
        return row.progress().inviter().filter(inviter::equals).isPresent();
    }

    private static boolean isBefore(Invitation row, Instant now) {
        return now.isBefore(row.progress().expiresAt());
    }
}

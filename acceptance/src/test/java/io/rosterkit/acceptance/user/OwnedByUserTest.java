package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lifecycle.OwnedByUser;
import io.rosterkit.lifecycle.OwnedByUser.Count;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user still owns is told before the user is deactivated. */
@RosterTest
@Tag("M11")
class OwnedByUserTest {

    @EveryStorage
    @Test
    void openInvitationsThatTheUserSentAreCounted(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        Session ann = office.join("ann", OFFICE_ADMINISTRATOR);
        Desk desk = roster.as(ann);
        InvitationId withdrawn = invite(desk, "a@weiss.example");
        InvitationId replaced = invite(desk, "b@weiss.example");
        invite(desk, "c@weiss.example");
        invite(office.desk(), "d@weiss.example");
        desk.invitations().withdraw(withdrawn).orThrow();
        office.desk().invitations().renew(replaced).orThrow();

        assertThat(owned(office, ann.user())).isEqualTo(new Count(2, false));
        assertThat(owned(office, office.join("eva").user())).isEqualTo(new Count(0, false));
        office.desk().users().deactivate(ann.user()).orThrow();
        assertThat(owned(office, ann.user())).as("they stay open").isEqualTo(new Count(2, false));
        clock.move(Duration.ofDays(366));
        assertThat(owned(office, ann.user())).as("their time is over").isEqualTo(new Count(0, false));
    }

    @EveryStorage
    @Test
    void aboveAThousandThereAreMore(Storage storage, MovableClock clock) {
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .invitation(InvitationPolicy.standard().linesAtMost(1_001))
                        .build());
        Office office = kit.offices().open();
        Session ann = office.join("ann", OFFICE_ADMINISTRATOR);
        Desk desk = kit.roster().as(ann);
        desk.invitations().inviteAll(list(1_000), STAFF).orThrow();
        assertThat(owned(office, ann.user())).isEqualTo(new Count(1_000, false));

        invite(desk, "one.more@weiss.example");

        assertThat(owned(office, ann.user())).isEqualTo(new Count(1_000, true));
    }

    @Test
    @Tag("S2")
    void ofUsersOfOthersNothingIsTold(Offices offices) {
        UserId stranger = offices.open().session().user();
        Office office = offices.open();

        assertThat(office.desk().lifecycle().owned(stranger))
                .isEqualTo(office.desk().lifecycle().owned(new UserId(new UUID(7, 7))))
                .isEqualTo(Outcome.refused(AccessReason.NOT_FOUND));
    }

    @Test
    @Tag("G4")
    void whoMayNotSeeUsersIsRefusedAndJournaled(Roster roster, Offices offices) {
        Office office = offices.open();
        Desk member = roster.as(office.join("member"));

        assertThat(reason(member.lifecycle().owned(office.session().user()))).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(office.journal("user.owned")).hasSize(1);
    }

    private static Count owned(Office office, UserId user) {
        OwnedByUser owned = office.desk().lifecycle().owned(user).orThrow();
        assertThat(owned.user()).isEqualTo(user);
        return owned.openInvitations();
    }

    private static InvitationId invite(Desk desk, String address) {
        return desk.invitations().invite(address, STAFF).orThrow().invitation();
    }

    private static AddressList list(int people) {
        return AddressList.text(IntStream.range(0, people)
                .mapToObj(number -> "p" + number + "@weiss.example")
                .collect(Collectors.joining(", ")));
    }
}

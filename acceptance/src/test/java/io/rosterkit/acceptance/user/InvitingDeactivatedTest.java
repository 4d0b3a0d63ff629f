package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.RoleRule;
import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A caller who invites a deactivated user is told what this caller may know, by each act; the user gets no mail. */
@EveryStorage
@RosterTest
@Tag("P2")
class InvitingDeactivatedTest {

    private static final Role CLERK = new Role("clerk");
    private static final String BEN = "ben@weiss.example";
    private static final BulkWatcher TO_THE_END = progress -> true;

    private Kit kit;
    private Office office;
    private Session clerk;
    private UserId ben;
    private InvitationId open;
    private InvitationId expired;

    @Test
    void anAdministratorIsToldToReactivateThatUserByEachActThatInvites(Storage storage, MovableClock clock) {
        prepare(storage, clock, profile(false));

        assertEach(office.desk(), toReactivate());

        office.desk().users().reactivate(ben).orThrow();
        assertEach(office.desk(), Refusal.of(InvitationReason.ALREADY_USER).with("user", ben));
    }

    @Test
    void everyOtherSenderGetsANeutralRefusalFromEachAct(Storage storage, MovableClock clock) {
        prepare(storage, clock, profile(false));

        others().forEach(desk -> assertEach(desk, Refusal.of(InvitationReason.NOT_INVITABLE)));
    }

    @Test
    @Tag("T2")
    void supportAndTheSystemAreToldWhereTheProfileLetsThemReactivate(Storage storage, MovableClock clock) {
        prepare(storage, clock, profile(true));
        Desk inviting =
                kit.roster().as(new Actor.Support(office.organization(), "sue", Set.of(Permission.INVITE), "T-1"));

        assertEach(office.support(), toReactivate());
        assertEach(kit.roster().as(new Actor.Job(office.organization(), "mailer")), toReactivate());
        assertEach(inviting, Refusal.of(InvitationReason.NOT_INVITABLE));
        assertEach(kit.roster().as(clerk), Refusal.of(InvitationReason.NOT_INVITABLE));
    }

    @Test
    @Tag("M11")
    void theAddressOfAClosedUserIsInvited(Storage storage, MovableClock clock) {
        prepare(storage, clock, profile(false));
        office.desk().users().close(ben).orThrow();

        assertThat(office.desk().invitations().invite(BEN, STAFF).refusal()).isEmpty();
    }

    private void prepare(Storage storage, MovableClock clock, Profile profile) {
        kit = Kit.of(storage, clock, profile);
        office = kit.offices().open();
        expired = invite(BEN);
        clock.move(Duration.ofDays(30));
        kit.roster().operations().expire(100);
        open = invite("other@weiss.example");
        clerk = office.join("clerk", CLERK);
        ben = People.of(kit.roster(), office).named("Ben");
        office.desk().users().deactivate(ben).orThrow();
    }

    private InvitationId invite(String address) {
        return office.desk().invitations().invite(address, STAFF).orThrow().invitation();
    }

    private Refusal toReactivate() {
        return Refusal.of(InvitationReason.USER_DEACTIVATED).with("user", ben);
    }

    private Stream<Desk> others() {
        return Stream.of(
                kit.roster().as(clerk),
                office.support(),
                kit.roster().as(new Actor.Job(office.organization(), "mailer")));
    }

    private void assertEach(Desk desk, Refusal refusal) {
        int mails = kit.mail().all().size();
        Stream<Function<Desk, Outcome<?>>> acts = Stream.of(
                by -> by.invitations().invite(BEN.toUpperCase(Locale.ROOT), STAFF),
                by -> by.invitations().invite(InvitationDraft.to(BEN, STAFF).named("Ben")),
                by -> by.invitations().replace(open, InvitationDraft.to(BEN, STAFF)),
                by -> by.invitations().renew(expired),
                by -> by.invitations()
                        .inviteAll(AddressList.text("new, " + BEN), STAFF)
                        .then(report -> report.lines().get(1).outcome()),
                by -> by.invitations()
                        .inviteAll(AddressList.text("new, " + BEN), STAFF, TO_THE_END)
                        .then(report -> report.lines().get(1).outcome()));

        assertThat(acts.map(act -> act.apply(desk)))
                .allSatisfy(outcome -> assertThat(outcome.refusal()).contains(refusal.at("address")));
        assertThat(kit.mail().all()).hasSize(mails);
    }

    private static Profile profile(boolean supportMayUnlock) {
        return StandardProfile.builder("Example")
                .role(CLERK, new RoleRule(Set.of(Permission.INVITE), Set.of()))
                .lockout(LockoutPolicy.standard().supportMayUnlock(supportMayUnlock))
                .build();
    }
}

package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.access.RoleRule;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Permissions of the host are declared in the profile and answered by the same gate. */
@RosterTest
@EveryStorage
class HostPermissionTest {

    private static final Permission RECALL = new Permission("recall-message");
    private static final Permission SIGN = new Permission("request-signature");
    private static final Role SENDER = new Role("sender");

    private int users;
    private Roster roster;
    private Office office;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        Profile profile = StandardProfile.builder("Example")
                .permission(RECALL)
                .permission(SIGN)
                .role(SENDER, new RoleRule(Set.of(RECALL), Set.of(OWNER)))
                .build();
        Kit kit = Kit.of(storage, clock, profile);
        roster = kit.roster();
        office = kit.offices().open();
    }

    @Test
    void whoHoldsARoleThatAllowsItMay() {
        Desk sender = roster.as(signedIn(SENDER).session());

        assertThat(sender.permissions().may(RECALL)).isTrue();
        assertThat(sender.permissions().may(SIGN)).isFalse();
        assertThat(sender.permissions().may(Permission.INVITE)).isFalse();
        assertThat(roster.as(signedIn(OFFICE_ADMINISTRATOR).session())
                        .permissions()
                        .may(Permission.INVITE))
                .isTrue();
    }

    @Test
    void supportMayByTheRightThatTheHostAsserts() {
        assertThat(support(Set.of(RECALL)).permissions().may(RECALL)).isTrue();
        assertThat(support(Set.of(SIGN)).permissions().may(RECALL)).isFalse();
    }

    @Test
    void asTheCheckedSessionTellsForDrawing() {
        AuthenticatedSession sender =
                roster.session(signedIn(SENDER).token().reveal()).orThrow();

        assertThat(sender.may(RECALL)).isTrue();
        assertThat(sender.may(SIGN)).isFalse();
        assertThat(sender.permissions()).containsExactly(RECALL);
    }

    /** Asked again, the gate knows that the role was taken; the value that was checked before does not. */
    @Test
    void aRoleThatIsTakenEndsIt() {
        SignedIn sender = signedIn(SENDER);
        Desk desk = roster.as(sender.session());
        assertThat(desk.permissions().may(RECALL)).isTrue();

        office.desk().users().changeRoles(sender.session().user(), Set.of()).orThrow();

        assertThat(desk.permissions().may(RECALL)).isFalse();
        assertThat(roster.session(sender.token().reveal()).answer().filter(session -> session.may(RECALL)))
                .isEmpty();
    }

    @Test
    void whoMayNotActMayNothing() {
        SignedIn sender = signedIn(SENDER);
        office.desk().users().lock(sender.session().user()).orThrow();
        assertThat(roster.as(sender.session()).permissions().may(RECALL)).isFalse();

        SignedIn other = signedIn(SENDER);
        roster.operations().close(office.organization()).orThrow();
        assertThat(roster.as(other.session()).permissions().may(RECALL)).isFalse();
        assertThat(support(Set.of(RECALL)).permissions().may(RECALL)).isFalse();
    }

    @Test
    void nothingIsJournaled() {
        Desk sender = roster.as(signedIn(SENDER).session());
        Snapshot before = Snapshot.of(office.desk());

        assertThat(sender.permissions().may(SIGN)).isFalse();

        assertThat(Snapshot.of(office.desk()).newsSince(before)).isEmpty();
    }

    @Test
    void onePermissionThatNoProfileDeclaresIsAMistakeOfTheHost() {
        Permission unknown = new Permission("unknown");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.desk().permissions().may(unknown))
                .withMessageContaining("unknown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardProfile.builder("Example")
                        .role(SENDER, new RoleRule(Set.of(unknown), Set.of(OWNER)))
                        .build())
                .withMessageContaining("roles.sender.permissions must not hold unknown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardProfile.builder("Example").permission(Permission.INVITE))
                .withMessageContaining("permission must not be one of the library");
    }

    private Desk support(Set<Permission> rights) {
        return roster.as(new Actor.Support(office.organization(), "kim", rights, "4711"));
    }

    private SignedIn signedIn(Role role) {
        UserImport user = UserImport.of(role.code() + ++users + "@weiss.example", STAFF)
                .verified()
                .withRoles(role);
        return roster.operations()
                .signInExternally(
                        office.organization(),
                        roster.operations()
                                .importUser(office.organization(), user)
                                .orThrow()
                                .user())
                .orThrow();
    }
}

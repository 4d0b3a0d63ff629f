package io.rosterkit.acceptance.permission;

import static io.rosterkit.acceptance.permission.Portal.CREATE;
import static io.rosterkit.acceptance.permission.Portal.OF_HOST;
import static io.rosterkit.acceptance.permission.Portal.PROFESSIONAL;
import static io.rosterkit.acceptance.permission.Portal.RECALL;
import static io.rosterkit.acceptance.permission.Portal.SIGNATURE;
import static io.rosterkit.acceptance.permission.Portal.address;
import static io.rosterkit.acceptance.permission.Portal.reason;
import static io.rosterkit.model.access.AccessReason.MEMBERS_ONLY;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NO_RECIPIENT;
import static io.rosterkit.model.access.AccessReason.ORGANIZATION_CLOSED;
import static io.rosterkit.model.access.Permission.ACCESS_DATA;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.AccessDecision;
import io.rosterkit.access.AccessGround;
import io.rosterkit.access.AccessGround.Kind;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether something is allowed, and why; and to whom a user may write. */
@RosterTest
class DecisionTest {

    private final Storage storage;
    private final MovableClock clock;
    private Portal portal;

    DecisionTest(Storage storage, MovableClock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        portal = Portal.open(storage, clock);
    }

    @EveryStorage
    @Test
    @Tag("X6")
    @Tag("P4")
    void anExplanationNamesWhatGivesThePermissionOrKeepsIt() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        UserId owner = portal.user("olga", STAFF, OWNER);
        UserId gus = portal.user("gus", GUEST);
        UserId self = portal.office().session().user();

        assertThat(explained(ben, RECALL)).isEqualTo(AccessGround.of(Kind.TYPE));
        assertThat(explained(owner, RECALL)).isEqualTo(AccessGround.of(OWNER));
        assertThat(explained(gus, SIGNATURE)).isEqualTo(AccessGround.of(Kind.NEVER_OF_TYPE));
        assertThat(explained(gus, CREATE)).isEqualTo(AccessGround.of(Kind.NOTHING));

        portal.owner().grant(gus, CREATE).orThrow();
        assertThat(explained(gus, CREATE)).isEqualTo(AccessGround.single(Kind.SINGLE_GRANT, Optional.of(self)));
        portal.owner().deny(gus, CREATE).orThrow();
        assertThat(explained(gus, CREATE)).isEqualTo(AccessGround.single(Kind.SINGLE_DENIAL, Optional.of(self)));
        portal.owner().deny(gus, RECALL).orThrow();
        assertThat(explained(gus, RECALL)).isEqualTo(AccessGround.single(Kind.SINGLE_DENIAL, Optional.of(self)));
        portal.office().desk().users().lock(gus).orThrow();
        assertThat(explained(gus, CREATE)).isEqualTo(AccessGround.of(Kind.NOT_ACTIVE));
    }

    @Test
    @Tag("X6")
    void theExplanationSaysWhatTheGateDoes() {
        List<UserId> users = new ArrayList<>(List.of(
                portal.user("ben", PROFESSIONAL), portal.user("gus", GUEST), portal.user("olga", GUEST, OWNER)));
        portal.owner().deny(users.get(0), RECALL).orThrow();
        portal.owner().grant(users.get(1), CREATE).orThrow();

        List<Permission> all = new ArrayList<>(OF_HOST);
        all.addAll(Permission.ofLibrary());
        for (UserId user : users) {
            Desk desk = portal.desk(user);
            Set<Permission> effective = portal.owner().of(user).orThrow().effective();
            for (Permission permission : all) {
                boolean may = desk.permissions().may(permission);
                assertThat(portal.owner().explain(permission, user).orThrow().allowed())
                        .as(permission + " of " + user)
                        .isEqualTo(may);
                assertThat(effective.contains(permission)).isEqualTo(may);
            }
        }
    }

    @EveryStorage
    @Test
    @Tag("X6")
    void theGroundIsForThoseWhoManageUsers() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        UserId gus = portal.user("gus", GUEST);

        assertThat(portal.owner().decide(RECALL, gus).orThrow())
                .isEqualTo(AccessDecision.because(RECALL, AccessGround.of(OWNER)));
        assertThat(portal.desk(ben).permissions().decide(RECALL, gus).orThrow())
                .isEqualTo(new AccessDecision(RECALL, true, Optional.empty()));
        assertThat(portal.desk(gus).permissions().decide(RECALL, ben).orThrow())
                .isEqualTo(new AccessDecision(RECALL, false, Optional.empty()));
    }

    @Test
    @Tag("X6")
    void supportAndJobsAreToldTheirOwnGround() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        var organization = portal.office().organization();

        assertThat(portal.roster()
                        .as(new Actor.Job(organization, "nightly"))
                        .permissions()
                        .decide(RECALL, ben)
                        .orThrow()
                        .ground())
                .contains(AccessGround.of(Kind.JOB));
        assertThat(support(Set.of(RECALL, Permission.MANAGE_USERS))
                        .permissions()
                        .decide(RECALL, ben)
                        .orThrow()
                        .ground())
                .contains(AccessGround.of(Kind.SUPPORT_RIGHT));
        assertThat(support(Set.of(Permission.MANAGE_USERS))
                        .permissions()
                        .decide(RECALL, ben)
                        .orThrow())
                .isEqualTo(AccessDecision.because(RECALL, AccessGround.of(Kind.NOTHING)));
    }

    @Test
    @Tag("X6")
    void whatIsAskedIsNotJournaledAndNotWhatIsDenied() {
        UserId gus = portal.user("gus", GUEST);
        UserId ben = portal.user("ben", PROFESSIONAL);
        Desk guest = portal.desk(gus);
        Desk professional = portal.desk(ben);
        int before = entries();

        guest.permissions().decide(RECALL, ben).orThrow();
        guest.permissions().decide(ACCESS_DATA, ben).orThrow();
        professional.permissions().decide(RECALL, gus).orThrow();
        portal.owner().explain(RECALL, gus).orThrow();

        assertThat(entries()).isEqualTo(before);
        assertThat(portal.office().journal("user.access-data")).isEmpty();
    }

    @Test
    @Tag("X6")
    void aPermissionThatNoProfileDeclaresIsAMistakeOfTheHost() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        Permission ghost = new Permission("ghost");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> portal.owner().decide(ghost, ben))
                .withMessageContaining("ghost");
        assertThatIllegalArgumentException().isThrownBy(() -> portal.owner().explain(ghost, ben));
    }

    @EveryStorage
    @Test
    @Tag("M10")
    void theDataOfADeactivatedAndOfAClosedUserIsReachedAndEachTimeIsJournaled() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        portal.office().desk().users().deactivate(ben).orThrow();
        assertThat(portal.owner().decide(ACCESS_DATA, ben).orThrow().allowed()).isTrue();
        assertThat(portal.office().desk().users().get(ben).orThrow().status().state())
                .isEqualTo(UserStatus.DEACTIVATED);
        portal.office().desk().users().close(ben).orThrow();
        assertThat(portal.owner().decide(ACCESS_DATA, ben).orThrow().allowed()).isTrue();
        assertThat(portal.office()
                        .desk()
                        .users()
                        .get(ben)
                        .orThrow()
                        .contact()
                        .address()
                        .original())
                .isEqualTo(address("ben"));

        assertThat(portal.office().journal("user.access-data")).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.refusal()).isEmpty();
            assertThat(entry.subject().id()).isEqualTo(ben.uuid());
            assertThat(entry.agent().ground()).isEqualTo("access-data by owner");
        });
    }

    /** A request id stands for an act, and an answer that was right then must not be given again. */
    @Test
    @Tag("M10")
    @Tag("G6")
    void anAnswerIsNeverRepeated() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        UserId second = portal.user("second", STAFF, OWNER);
        Desk desk = portal.desk(second);
        assertThat(desk.once("a")
                        .permissions()
                        .decide(ACCESS_DATA, ben)
                        .orThrow()
                        .allowed())
                .isTrue();

        portal.office().desk().users().changeRoles(second, Set.of()).orThrow();
        Desk later = portal.desk(second);

        assertThat(later.once("a")
                        .permissions()
                        .decide(ACCESS_DATA, ben)
                        .orThrow()
                        .allowed())
                .isFalse();
    }

    @Test
    @Tag("M10")
    void whoMayIsToldThatThereIsNoSuchUserAndWhoMayNotIsNot() {
        UserId unknown = new UserId(UUID.randomUUID());
        Office other = portal.kit().offices().open();

        assertThat(reason(portal.owner().decide(ACCESS_DATA, unknown))).isEqualTo(NOT_FOUND);
        assertThat(reason(portal.owner().decide(ACCESS_DATA, other.session().user())))
                .isEqualTo(NOT_FOUND);
        Desk gus = portal.desk(portal.user("gus", GUEST));
        assertThat(gus.permissions().decide(ACCESS_DATA, unknown).orThrow().allowed())
                .isFalse();
        assertThat(reason(gus.permissions().explain(INVITE, unknown)))
                .isEqualTo(reason(gus.permissions()
                        .explain(INVITE, portal.office().session().user())));
    }

    @Test
    @Tag("M10")
    void inAClosedOrganizationNothingIsDecided() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        portal.roster().operations().close(portal.office().organization()).orThrow();

        assertThat(reason(support(Permission.ofLibrary()).permissions().decide(ACCESS_DATA, ben)))
                .isEqualTo(ORGANIZATION_CLOSED);
    }

    @EveryStorage
    @Test
    @Tag("P6")
    void aGuestWritesToActiveProfessionalsAndHearsOneRefusalForAllOthers() {
        Desk gus = portal.desk(portal.user("gus", GUEST));
        UserId ben = portal.user("ben", PROFESSIONAL);
        UserId guest = portal.user("hugo", GUEST);
        UserId inactive = portal.user("ines", PROFESSIONAL);
        UserId closed = portal.user("karl", PROFESSIONAL);
        portal.office().desk().users().deactivate(inactive).orThrow();
        portal.office().desk().users().close(closed).orThrow();
        portal.office()
                .desk()
                .invitations()
                .invite(address("lena"), PROFESSIONAL)
                .orThrow();
        UserId elsewhere = portal.kit().offices().open().session().user();

        assertThat(gus.permissions().recipient(ben).orThrow()).isEqualTo(ben);
        assertThat(gus.permissions().recipient("BEN@Weiss.example").orThrow()).isEqualTo(ben);
        Refusal refusal = Refusal.of(NO_RECIPIENT);
        List<Outcome<UserId>> others = new ArrayList<>();
        for (String name : List.of("hugo", "ines", "karl", "lena", "nobody")) {
            others.add(gus.permissions().recipient(address(name)));
        }
        for (UserId id : List.of(guest, inactive, closed, elsewhere, new UserId(UUID.randomUUID()))) {
            others.add(gus.permissions().recipient(id));
        }
        assertThat(others).allSatisfy(outcome -> assertThat(outcome.refusal()).contains(refusal));
    }

    @Test
    @Tag("P5")
    @Tag("P6")
    void aProfessionalWritesToAllActiveUsersAndAnUpgradeOpensTheSame() {
        UserId gus = portal.user("gus", GUEST);
        UserId hugo = portal.user("hugo", GUEST);
        Desk desk = portal.desk(gus);
        assertThat(desk.permissions().recipient(hugo).refusal()).isPresent();

        portal.owner().changeType(gus, PROFESSIONAL).orThrow();

        assertThat(desk.permissions().recipient(hugo).orThrow()).isEqualTo(hugo);
        assertThat(desk.permissions()
                        .recipient(portal.user("ben", PROFESSIONAL))
                        .refusal())
                .isEmpty();
    }

    @Test
    @Tag("P6")
    void supportAndJobsWriteToNobodyAndNoQuestionOfAGuestIsJournaled() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        Desk gus = portal.desk(portal.user("gus", GUEST));
        int before = entries();

        gus.permissions().recipient("nobody@weiss.example");
        gus.permissions().recipient(ben);

        assertThat(entries()).isEqualTo(before);
        assertThat(reason(support(Permission.ofLibrary()).permissions().recipient(ben)))
                .isEqualTo(MEMBERS_ONLY);
    }

    @Test
    @Tag("P6")
    void whatIsNoAddressIsRefusedAsEverywhere() {
        Desk gus = portal.desk(portal.user("gus", GUEST));
        Map<String, String> hostile = Map.of(
                "empty", "",
                "two", "a@weiss.example,b@weiss.example",
                "header", "a@weiss.example\r\nBcc: b@weiss.example",
                "surrogate", "\uD800@weiss.example",
                "long", "a".repeat(10_000) + "@weiss.example");

        hostile.forEach((what, address) -> assertThat(
                        gus.permissions().recipient(address).refusal())
                .as(what)
                .isPresent());
        assertThat(hostile.values())
                .noneMatch(address -> gus.permissions()
                        .recipient(address)
                        .refusal()
                        .filter(refusal -> refusal.reason() == InputReason.BUSY)
                        .isPresent());
    }

    private AccessGround explained(UserId user, Permission permission) {
        return portal.owner().explain(permission, user).orThrow().ground().orElseThrow();
    }

    private int entries() {
        return portal.office()
                .desk()
                .journal()
                .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, PageRequest.first(200))
                .orThrow()
                .items()
                .size();
    }

    private Desk support(Set<Permission> rights) {
        return portal.roster().as(new Actor.Support(portal.office().organization(), "kim", rights, "4711"));
    }
}

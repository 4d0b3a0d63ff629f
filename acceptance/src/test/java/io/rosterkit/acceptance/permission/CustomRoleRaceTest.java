package io.rosterkit.acceptance.permission;

import static io.rosterkit.acceptance.permission.Portal.CREATE;
import static io.rosterkit.acceptance.permission.Portal.RECALL;
import static io.rosterkit.acceptance.permission.Portal.SIGNATURE;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.customrole.CustomRoleDetails;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.customrole.CustomRoleReceipt;
import io.rosterkit.customrole.CustomRoles;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.customrole.CustomRoleReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Makers and givers of the roles of one organization at once. */
@EveryStorage
@RosterTest
@Tag("X6")
class CustomRoleRaceTest {

    private static final int THREADS = 8;

    private final Storage storage;
    private final MovableClock clock;
    private Portal portal;

    CustomRoleRaceTest(Storage storage, MovableClock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        portal = Portal.open(storage, clock, profile -> profile.customRoles(RECALL, SIGNATURE, CREATE));
    }

    @Test
    void oneOfManyMakersOfOneNameWinsAndNoTwoRolesShareACode() {
        List<Outcome<CustomRoleReceipt>> answers = Barrier.together(
                THREADS,
                number -> () -> roles().compose(draft(number % 2 == 0 ? "Helper" : "Helper " + number, RECALL)));

        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .hasSize(THREADS / 2 - 1)
                .allSatisfy(answer -> assertThat(Portal.reason(answer)).isEqualTo(CustomRoleReason.NAME_TAKEN));
        assertThat(roles().all().orThrow())
                .hasSize(THREADS / 2 + 1)
                .extracting(CustomRoleDetails::role)
                .doesNotHaveDuplicates();
    }

    @Test
    void oneOfManyChangesOfOneVersionWins() {
        Role role = roles().compose(draft("Helper", RECALL)).orThrow().role();

        List<Outcome<CustomRoleReceipt>> answers = Barrier.together(
                THREADS,
                number ->
                        () -> roles().change(role, 1, draft("Helper " + number, number % 2 == 0 ? SIGNATURE : CREATE)));

        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .allSatisfy(answer -> assertThat(Portal.reason(answer)).isEqualTo(CustomRoleReason.CHANGED));
        assertThat(roles().all().orThrow().get(0).version()).isEqualTo(2);
    }

    @Test
    void aRoleThatIsChangedAndRetiredWhileItIsGivenAllowsWhatItAllowsAfterwards() {
        Role changed = roles().compose(draft("Changed", RECALL)).orThrow().role();
        Role retired = roles().compose(draft("Retired", RECALL)).orThrow().role();
        List<UserId> users = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            users.add(portal.user("user" + number, STAFF));
        }

        List<Outcome<?>> answers = Barrier.together(THREADS, number -> () -> switch (number) {
            case 0 -> roles().change(changed, 1, draft("Changed", SIGNATURE));
            case 1 -> roles().retire(retired);
            default ->
                portal.ownerDesk().users().changeRoles(users.get(number), Set.of(number % 2 == 0 ? changed : retired));
        });

        for (int number = 0; number < THREADS; number++) {
            boolean given = answers.get(number).refusal().isEmpty();
            Set<Permission> has = portal.owner().of(users.get(number)).orThrow().effective();
            assertThat(has).isEqualTo(number > 1 && number % 2 == 0 ? Set.of(SIGNATURE) : Set.of());
            assertThat(given || Portal.reason(answers.get(number)) == AccessReason.ROLE_UNKNOWN)
                    .isTrue();
        }
        assertThat(answers.get(0).refusal()).isEmpty();
        assertThat(answers.get(1).refusal()).isEmpty();
    }

    private CustomRoles roles() {
        return portal.ownerDesk().customRoles();
    }

    private static CustomRoleDraft draft(String name, Permission... permissions) {
        return new CustomRoleDraft(name, Set.of(permissions));
    }
}

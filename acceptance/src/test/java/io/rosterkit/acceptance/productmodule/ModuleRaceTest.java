package io.rosterkit.acceptance.productmodule;

import static io.rosterkit.acceptance.productmodule.Clinic.BILLING;
import static io.rosterkit.acceptance.productmodule.Clinic.BOOK;
import static io.rosterkit.acceptance.productmodule.Clinic.SCHEDULING;
import static io.rosterkit.acceptance.productmodule.Clinic.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ModuleReason;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.productmodule.PracticeModuleDetails;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators and support at the modules of one user and one practice at once. */
@EveryStorage
@RosterTest
@Tag("T10")
class ModuleRaceTest {

    private static final int THREADS = 8;

    private Clinic clinic;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        clinic = Clinic.open(storage, clock, ModuleRaceTest::withEight);
    }

    private static Profile.Builder withEight(Profile.Builder profile) {
        IntStream.range(0, THREADS).forEach(number -> profile.module(module(number), ModuleRule.allowing()));
        return profile;
    }

    private static ProductModule module(int number) {
        return new ProductModule("module-" + number);
    }

    @Test
    void whatManyAdministratorsSwitchAndAddAtOnceIsAllThereOnce() {
        UserId ben = clinic.provider("ben");

        Barrier.together(
                        THREADS,
                        number -> () -> clinic.support()
                                .switchOn(clinic.practice(), Set.of(module(number), module((number + 1) % THREADS))))
                .forEach(Outcome::orThrow);
        Barrier.together(
                        THREADS,
                        number ->
                                () -> clinic.modules().add(ben, Set.of(module(number), module((number + 1) % THREADS))))
                .forEach(Outcome::orThrow);

        Set<ProductModule> all =
                IntStream.range(0, THREADS).mapToObj(ModuleRaceTest::module).collect(Collectors.toSet());
        assertThat(clinic.shown(ben)).isEqualTo(all);
        assertThat(clinic.support().at(clinic.practice()).orThrow())
                .extracting(PracticeModuleDetails::module)
                .containsAll(all)
                .hasSize(THREADS + 2);
        assertThat(journaled("user.add-modules")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(journaled("practice.switch-on-modules")).containsAll(all).hasSize(THREADS + 2);
    }

    private List<ProductModule> journaled(String act) {
        return clinic.office().journal(act).stream()
                .flatMap(entry -> List.of(entry.details().get("modules").split(" ")).stream())
                .map(ProductModule::new)
                .toList();
    }

    @Test
    void nobodyWhoIsDeactivatedOrLockedMeanwhileHasAModule() {
        UserId ben = clinic.provider("ben");
        UserId cleo = clinic.provider("cleo");

        List<Outcome<?>> answers = Barrier.together(THREADS, number -> () -> switch (number) {
            case 0 -> clinic.office().desk().users().deactivate(ben);
            case 1 -> clinic.office().desk().users().lock(cleo);
            default -> clinic.modules().add(number % 2 == 0 ? ben : cleo, Set.of(SCHEDULING, BILLING));
        });

        answers.subList(0, 2).forEach(Outcome::orThrow);
        assertThat(clinic.shown(ben)).isEmpty();
        assertThat(clinic.shown(cleo)).isEmpty();
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .allSatisfy(answer -> assertThat(reason(answer)).isEqualTo(ModuleReason.USER_NOT_ACTIVE));
    }

    @Test
    void whatIsSwitchedOffWhileItIsAddedHasNoEffect() {
        List<UserId> users = IntStream.range(0, THREADS)
                .mapToObj(number -> clinic.provider("user" + number))
                .toList();

        List<Outcome<?>> answers = Barrier.together(
                THREADS,
                number -> () -> number == 0
                        ? clinic.support().switchOff(clinic.practice(), Set.of(SCHEDULING))
                        : clinic.modules().add(users.get(number), Set.of(SCHEDULING)));

        answers.get(0).orThrow();
        for (int number = 1; number < THREADS; number++) {
            boolean added = answers.get(number).refusal().isEmpty();
            assertThat(added || reason(answers.get(number)) == ModuleReason.NOT_SWITCHED_ON)
                    .isTrue();
            assertThat(clinic.shown(users.get(number))).isEqualTo(added ? Set.of(SCHEDULING) : Set.of());
            assertThat(clinic.may(users.get(number), BOOK)).isFalse();
        }
        assertThat(clinic.support().at(clinic.practice()).orThrow())
                .extracting(PracticeModuleDetails::module)
                .containsExactly(BILLING);
    }
}

package io.rosterkit.acceptance.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.organization.TermsVersion;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.terms.Terms;
import io.rosterkit.terms.Terms.Acceptance;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was accepted, by whom and when, is kept. */
@EveryStorage
@RosterTest
@Tag("T12")
class TermsTest {

    private static final TermsVersion OLD = new TermsVersion("2025-11");
    private static final TermsVersion CURRENT = new TermsVersion("2026-03");

    private MovableClock clock;
    private Storage storage;
    private Office office;
    private UserId owner;

    @BeforeEach
    void open(Storage some, MovableClock time) {
        storage = some;
        clock = time;
        office = office(Optional.of(OLD));
        owner = office.session().user();
    }

    @Test
    void aVersionIsAcceptedOnceAndKept() {
        Terms terms = office.desk().terms();
        assertThat(terms.current().orThrow().isDue()).isTrue();

        Acceptance first = terms.accept(OLD).orThrow();
        clock.move(Duration.ofMinutes(2));

        assertThat(terms.accept(OLD).orThrow()).isEqualTo(first);
        assertThat(terms.current().orThrow()).isEqualTo(new Terms.Current(Optional.of(OLD), Optional.of(first.at())));
        assertThat(terms.acceptedBy(owner).orThrow()).containsExactly(first);
        assertThat(office.journal("terms.accept")).hasSize(1);
    }

    @Test
    void aNewVersionIsDueAgainAndTheOldAcceptanceStays() {
        Acceptance old = office.desk().terms().accept(OLD).orThrow();
        Terms later = at(Optional.of(CURRENT));

        assertThat(later.current().orThrow().isDue()).isTrue();
        assertThat(later.accept(OLD).refusal())
                .contains(Refusal.of(UserReason.TERMS_OUTDATED).with("current", CURRENT));
        Acceptance current = later.accept(CURRENT).orThrow();

        assertThat(later.acceptedBy(owner).orThrow()).containsExactly(old, current);
    }

    @Test
    void whereThereAreNoTermsNothingIsDueAndNothingIsAccepted() {
        Terms without = at(Optional.empty());

        assertThat(without.current().orThrow().isDue()).isFalse();
        assertThat(without.accept(OLD).refusal()).contains(Refusal.of(UserReason.TERMS_OUTDATED));
    }

    @Test
    @Tag("G6")
    void aRequestIsAnsweredOnceMoreAlsoWhenTheTermsAreOthersByThen() {
        Acceptance first = office.desk().once("accept").terms().accept(OLD).orThrow();
        clock.move(Duration.ofMinutes(2));

        assertThat(kit(Optional.of(CURRENT))
                        .roster()
                        .as(office.session())
                        .once("accept")
                        .terms()
                        .accept(OLD)
                        .orThrow())
                .isEqualTo(first);
    }

    @Test
    void ofManyAtOnceOneIsKept() {
        Terms terms = office.desk().terms();

        Set<Acceptance> answers = new HashSet<>(
                Barrier.together(8, number -> () -> terms.accept(OLD).orThrow()));

        assertThat(answers).hasSize(1);
        assertThat(terms.acceptedBy(owner).orThrow()).containsExactlyElementsOf(answers);
        assertThat(office.journal("terms.accept")).hasSize(1);
    }

    @Test
    void ofAnotherOrganizationNothingIsFound() {
        Office other = office(Optional.of(OLD));
        other.desk().terms().accept(OLD).orThrow();

        assertThat(office.desk().terms().acceptedBy(other.session().user()).refusal())
                .contains(Refusal.of(AccessReason.NOT_FOUND));
    }

    @Test
    void aVersionHasAName() {
        for (String wrong : List.of("", " ", "x".repeat(41), "1\n2", "-1")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TermsVersion(wrong));
        }
    }

    private Terms at(Optional<TermsVersion> version) {
        return kit(version).roster().as(office.session()).terms();
    }

    private Office office(Optional<TermsVersion> version) {
        return kit(version).offices().open();
    }

    private Kit kit(Optional<TermsVersion> version) {
        Profile.Builder profile = StandardProfile.builder("Example");
        version.ifPresent(profile::terms);
        return Kit.of(storage, clock, profile.build());
    }
}

package io.rosterkit.acceptance.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.OpenDeactivation;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Many ask and answer at once; one wins, and all others hear what became of it. */
@RosterTest
@EveryStorage
@Tag("M6")
@Tag("G1")
class VerificationRaceTest {

    private Roster roster;
    private Office office;
    private UserId ben;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .deactivation(DeactivationPolicy.standard()
                                .clearsRolesAndPractices(true)
                                .verification(DeactivationVerification.AFTER))
                        .build());
        roster = kit.roster();
        office = kit.offices().open();
        ben = office.join("ben", StandardProfile.OFFICE_ADMINISTRATOR).user();
    }

    @RepeatedTest(3)
    void ofManyWhoAskOneOpensARequestAndOfManyWhoAnswerOneCounts() {
        List<Outcome<?>> asked =
                Barrier.together(4, number -> () -> office.desk().users().deactivate(ben));
        assertThat(asked).filteredOn(each -> each.refusal().isEmpty()).hasSize(1);
        OpenDeactivation waiting = office.support()
                .lifecycle()
                .openDeactivations(PageRequest.first(10))
                .orThrow()
                .items()
                .get(0);

        List<Outcome<?>> answers = Barrier.together(6, number -> answer(number, waiting));

        String end = end();
        assertThat(answers)
                .filteredOn(each -> each.refusal().isPresent())
                .extracting(each -> each.refusal().orElseThrow())
                .allSatisfy(refusal -> {
                    assertThat(refusal.reason()).isIn(UserReason.REQUEST_ENDED, UserReason.WRONG_STATE);
                    if (refusal.reason() == UserReason.REQUEST_ENDED) {
                        assertThat(refusal.facts()).containsEntry("status", end);
                    }
                });
        UserDetails.Status user = office.support().users().get(ben).orThrow().status();
        boolean reactivated =
                answers.get(2).refusal().isEmpty() || answers.get(5).refusal().isEmpty();
        assertThat(user.state())
                .isEqualTo(end.equals("verified") && !reactivated ? UserStatus.DEACTIVATED : UserStatus.ACTIVE);
        assertThat(user.roles())
                .isEqualTo(end.equals("rejected") ? Set.of(StandardProfile.OFFICE_ADMINISTRATOR) : Set.of());
        assertThat(office.support()
                        .lifecycle()
                        .openDeactivations(PageRequest.first(10))
                        .orThrow()
                        .items())
                .isEmpty();
        assertThat(office.desk().journal().verify(ben).orThrow().complete()).isTrue();
    }

    /** How the request ended, which it did once. */
    private String end() {
        List<String> ends = Stream.of("deactivation.verify", "deactivation.reject", "user.reactivate")
                .flatMap(act -> office.journal(act).stream())
                .filter(entry -> entry.refusal().isEmpty() && entry.details().containsKey("request"))
                .map(JournalRecord::act)
                .toList();
        assertThat(ends).hasSize(1);
        return Map.of(
                        "deactivation.verify", "verified",
                        "deactivation.reject", "rejected",
                        "user.reactivate", "withdrawn")
                .get(ends.get(0));
    }

    /** Two staff say yes, two say no, and two administrators reactivate. */
    private Callable<Outcome<?>> answer(int number, OpenDeactivation waiting) {
        Desk staff =
                roster.as(new Actor.Support(office.organization(), "staff " + number, Permission.ofSupport(), "4711"));
        return switch (number % 3) {
            case 0 -> () -> staff.lifecycle().verifyDeactivation(ben, waiting.request());
            case 1 -> () -> staff.lifecycle().rejectDeactivation(ben, waiting.request());
            default -> () -> office.desk().users().reactivate(ben);
        };
    }
}

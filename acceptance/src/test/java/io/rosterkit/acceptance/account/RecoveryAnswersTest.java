package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.HERE;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.recovery.RecoveryRequested;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asking for a link tells nobody whether there is such an account, neither by the answer nor by what it costs. */
@RosterTest
@Tag("V7")
@Tag("L4")
class RecoveryAnswersTest {

    private static final String NOBODY = "nobody@weiss.example";
    private static final int MAILS = LockoutPolicy.standard().mail().threshold();

    private CountedStorage counted;
    private Kit kit;
    private Home home;
    private Answer usual;

    private record Answer(Outcome<RecoveryRequested> outcome, int hashes, List<String> calls) {}

    @BeforeEach
    void askOnce(Storage storage, MovableClock clock) {
        counted = new CountedStorage(storage);
        kit = Kit.of(counted, clock, StandardProfile.of("Example"));
        home = Home.of(kit);
        usual = asked(BEN);
    }

    @Test
    void theAnswerIsThatAMailIsUnderWayWithoutAHash() {
        assertThat(usual.outcome()).isEqualTo(Outcome.done(new RecoveryRequested()));
        assertThat(usual.hashes()).isZero();
        assertThat(usual.calls()).isNotEmpty();
        assertThat(home.refusals("recovery.ask")).containsExactly("");
    }

    @Test
    void nobodyIsAnsweredLikeSomebody() {
        assertThat(asked(NOBODY)).isEqualTo(usual);
        assertThat(asked(new OrganizationId(new UUID(7, 7)), BEN)).isEqualTo(usual);
        assertThat(home.refusals("recovery.ask")).containsExactlyInAnyOrder("", "access.not_found");
    }

    /** Otherwise an attacker who asked once could learn later, by the same request id, that there is an account. */
    @Test
    void theSameRequestIsAnsweredAlikeWhateverBecameOfTheAccount() {
        Front front = kit.roster().front(home.office().organization(), HERE);
        assertThat(front.once("before").recover("dora@weiss.example")).isEqualTo(usual.outcome());

        var dora = Home.join(kit, home.office(), "dora@weiss.example", OTHER);
        assertThat(front.once("before").recover("dora@weiss.example")).isEqualTo(usual.outcome());
        assertThat(front.once("between").recover("dora@weiss.example")).isEqualTo(usual.outcome());

        home.office().desk().users().close(dora.session().user()).orThrow();
        assertThat(front.once("before").recover("dora@weiss.example")).isEqualTo(usual.outcome());
        assertThat(front.once("between").recover("dora@weiss.example")).isEqualTo(usual.outcome());
    }

    @Test
    void aClosedOrganizationIsAnsweredLikeAnOpenOne() {
        OrganizationId closed = kit.offices().open().organization();
        kit.roster().operations().close(closed).orThrow();

        assertThat(asked(closed, BEN)).isEqualTo(usual);
    }

    @Test
    void aClosedAccountIsAnsweredLikeAnOpenOne() {
        var cleo = Home.join(kit, home.office(), "cleo@weiss.example", OTHER);
        home.office().desk().users().close(cleo.session().user()).orThrow();
        int mails = kit.mail().to("cleo@weiss.example").count();

        assertThat(asked("cleo@weiss.example")).isEqualTo(usual);
        assertThat(kit.mail().to("cleo@weiss.example").count()).isEqualTo(mails);
    }

    @Test
    void anAccountThatGuessesLockedIsAnsweredLikeAnyOther() {
        for (int i = 0; i < 5; i++) {
            home.front().signIn(BEN, "wrong wrong wrong");
        }

        assertThat(asked(BEN)).isEqualTo(usual);
    }

    @Test
    void whoAsksTooOftenIsAnsweredAsBefore() {
        int before = kit.mail().to(BEN).count();
        List<Answer> somebody = new ArrayList<>();
        List<Answer> nobody = new ArrayList<>();
        for (int i = 1; i < MAILS + 2; i++) {
            somebody.add(asked(BEN));
        }
        for (int i = 0; i < MAILS + 2; i++) {
            nobody.add(asked(NOBODY));
        }

        assertThat(somebody).containsOnly(usual);
        assertThat(nobody).containsOnly(usual);
        assertThat(kit.mail().to(BEN).count()).isEqualTo(before + MAILS - 1);
        assertThat(home.refusals("recovery.ask"))
                .filteredOn("signin.locked"::equals)
                .hasSize(2);
    }

    private Answer asked(String address) {
        return asked(home.office().organization(), address);
    }

    private Answer asked(OrganizationId organization, String address) {
        int before = kit.hashes().count();
        List<Outcome<RecoveryRequested>> outcome = new ArrayList<>();
        List<String> calls = counted.during(
                () -> outcome.add(kit.roster().front(organization, HERE).recover(address)));
        return new Answer(outcome.get(0), kit.hashes().count() - before, calls);
    }
}

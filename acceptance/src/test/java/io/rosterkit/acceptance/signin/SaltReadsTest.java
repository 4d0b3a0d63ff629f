package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When the salts under which the journal encrypts are read by themselves. */
@RosterTest
@Tag("G4")
@Tag("G5")
class SaltReadsTest {

    private static final String SALTS = "JournalStore.salts";
    private static final int FAILURES = 3;
    private static final Source HERE = new Source("203.0.113.7");
    private static final OrganizationId UNKNOWN = new OrganizationId(new UUID(7, 7));

    private WatchedStorage storage;
    private Scene scene;
    private Session ben;

    @BeforeEach
    void open(Storage below, MovableClock clock) {
        storage = new WatchedStorage(below);
        scene = Scene.of(storage, clock, profile -> profile, Scene.failures(FAILURES));
        ben = scene.ben().session();
    }

    @Test
    void anActThatIsDoneReadsNone() {
        UserId user = ben.user();

        assertThat(during(() -> office().users().rename(user, "Benjamin").orThrow()))
                .doesNotContain(SALTS);
        assertThat(during(() -> own().account().rename("Ben").orThrow())).doesNotContain(SALTS);
        assertThat(during(() -> office().invitations()
                        .invite("eva@weiss.example", STAFF)
                        .orThrow()))
                .doesNotContain(SALTS);
        assertThat(during(() -> front().signIn(BEN, PASSWORD).orThrow())).doesNotContain(SALTS);
    }

    @Test
    @Tag("L4")
    void aWrongPasswordReadsNoneWhetherThereIsSuchAUserOrOrganization() {
        List<String> wrong = during(() -> front().signIn(BEN, WRONG));

        assertThat(wrong).doesNotContain(SALTS);
        assertThat(during(() -> front().signIn("nobody@weiss.example", WRONG))).isEqualTo(wrong);
        assertThat(during(() -> front(UNKNOWN).signIn(BEN, WRONG))).isEqualTo(wrong);
    }

    @Test
    @Tag("S2")
    void aRefusedActReadsThemOnceWhetherItsSubjectExistsOrNot() {
        UserId owner = scene.office.session().user();

        List<String> refused = during(() -> own().users().rename(owner, "Anna"));

        assertThat(refused).containsOnlyOnce(SALTS);
        assertThat(during(() -> own().users().rename(new UserId(new UUID(7, 7)), "Anna")))
                .isEqualTo(refused);
        assertThat(scene.office.journal("user.rename")).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.agent().id()).isEqualTo(ben.user().toString());
            assertThat(entry.agent().source()).isEqualTo(PersonalData.known(HERE.clientKey()));
        });
    }

    @Test
    @Tag("L7")
    @Tag("L4")
    void theFirstRefusalOverTheBudgetReadsThemOnceWhetherThereIsSuchAnOrganizationOrNot() {
        assertThat(firstOver(front())).containsExactly(SALTS, "apply").isEqualTo(firstOver(front(UNKNOWN)));
        assertThat(during(() -> front().signIn(BEN, WRONG))).isEmpty();
    }

    @Test
    void aPageOfTheJournalReadsThemOnce() {
        for (int i = 0; i < 20; i++) {
            Session session = scene.office.join("user" + i);
            desk(session).account().rename("User " + i).orThrow();
        }

        List<String> calls = during(() -> {
            List<JournalRecord> entries = office().journal()
                    .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, PageRequest.first(50))
                    .orThrow()
                    .items();
            assertThat(entries)
                    .extracting(entry -> entry.agent().source())
                    .contains(PersonalData.known(HERE.clientKey()))
                    .doesNotContain(PersonalData.erased());
        });

        assertThat(calls).containsExactly("JournalStore.page", SALTS);
    }

    private List<String> firstOver(Front front) {
        for (int i = 0; i < FAILURES; i++) {
            front.signIn("nobody@weiss.example", WRONG);
        }
        return during(() -> front.signIn(BEN, WRONG));
    }

    private List<String> during(Runnable act) {
        return storage.during(act);
    }

    private Desk office() {
        return desk(scene.office.session());
    }

    private Desk own() {
        return desk(ben);
    }

    private Desk desk(Session session) {
        return scene.roster().as(new Actor.Member(session), HERE);
    }

    private Front front() {
        return front(scene.office.organization());
    }

    private Front front(OrganizationId organization) {
        return scene.roster().front(organization, HERE);
    }
}

package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("L8")
class LockNoticeTest {

    private static final int THREADS = 64;

    private Scene scene;
    private UserId ben;

    @BeforeEach
    void join(Storage storage, MovableClock clock) {
        scene = Scene.of(storage, clock, profile -> profile);
        scene.roster()
                .operations()
                .importUser(
                        scene.organization(),
                        UserImport.of("ann@weiss.example", STAFF)
                                .named("Ann Lee")
                                .withRoles(OWNER))
                .orThrow();
        ben = scene.ben().session().user();
    }

    @Test
    @Tag("L2")
    void isOneHoweverManyGuessAtOnceAndSaysWhomToAsk() {
        int before = scene.kit.mail().to(BEN).count();

        Barrier.together(THREADS, number -> () -> scene.guess(WRONG));

        assertThat(scene.kit.mail().to(BEN).count()).isEqualTo(before + 1);
        assertThat(scene.kit.mail().to(BEN).latest().text()).contains("Ann Lee").doesNotContain("https://");
    }

    @Test
    @Tag("V5")
    void goesToNoAddressThatIsNotVerified() {
        User user = scene.user(ben);
        User.Contact contact = user.contact();
        User unverified = user.withContact(
                contact.withAddress(contact.address(), false),
                user.security(),
                user.revision().next(user.revision().seal()));
        scene.storage.apply(Changes.none(scene.organization()).and(UserTable.USERS.update(unverified)));
        int before = scene.kit.mail().to(BEN).count();

        scene.guessWrong(5);

        assertThat(scene.user(ben).status().lock()).isPresent();
        assertThat(scene.kit.mail().to(BEN).count()).isEqualTo(before);
    }

    @Test
    void saysUntilWhenInTheZoneOfTheOrganization(Storage storage, MovableClock clock) {
        ZoneId vienna = ZoneId.of("Europe/Vienna");
        Scene there = Scene.of(storage, clock, profile -> profile.zone(vienna));
        UserId user = there.ben().session().user();

        there.guessWrong(5);

        Instant until = there.user(user).status().lock().flatMap(Lock::until).orElseThrow();
        String local = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH)
                .format(until.atZone(vienna));
        assertThat(there.kit.mail().to(BEN).latest().text())
                .containsPattern(local + " Central European (Standard )?Time\\b");
    }
}

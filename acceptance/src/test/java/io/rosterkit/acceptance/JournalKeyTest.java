package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Personal data in the journal, and the keys of the ring. */
@EveryStorage
@RosterTest
@Tag("G2")
@Tag("G9")
class JournalKeyTest {

    private static final byte[] OLD = new byte[32];
    private static final byte[] NEW = "a key of thirty-two plain bytes!".getBytes(StandardCharsets.UTF_8);

    private Storage storage;
    private MovableClock clock;
    private OrganizationId organization;
    private UserId ben;

    @BeforeEach
    void aChangeUnderTheOldKey(Storage own, MovableClock movable) {
        storage = own;
        clock = movable;
        Roster roster = roster(KeyRing.of(OLD));
        organization = roster.operations()
                .open("Praxis Weiß", "anna@weiss.example")
                .orThrow()
                .organization();
        ben = roster.operations()
                .importUser(
                        organization,
                        UserImport.of("ben@weiss.example", STAFF).named("Ben").verified())
                .orThrow()
                .user();
        rename(roster, "Benjamin");
    }

    @Test
    void isReadUnderAnOlderKeyThatIsStillInTheRing() {
        Roster both = roster(KeyRing.of(2, Map.of(1, OLD, 2, NEW)));
        rename(both, "Benno");

        assertThat(renamed(both))
                .extracting(
                        entry -> entry.subject().personalDetails().asOptional().orElseThrow())
                .containsExactly(
                        new TreeMap<>(Map.of("name-before", "Ben", "name-after", "Benjamin")),
                        new TreeMap<>(Map.of("name-before", "Benjamin", "name-after", "Benno")));
        assertThat(renamed(both))
                .allSatisfy(entry ->
                        assertThat(entry.agent().source()).isEqualTo(PersonalData.known(Someone.AT_HOME.clientKey())));
    }

    @Test
    void isErasedWhenItsKeyWasDropped() {
        rename(roster(KeyRing.of(2, Map.of(1, OLD, 2, NEW))), "Benno");

        List<JournalRecord> entries = renamed(roster(KeyRing.of(2, Map.of(2, NEW))));

        assertThat(entries.get(0).subject().personalDetails()).isEqualTo(PersonalData.erased());
        assertThat(entries.get(0).agent().source()).isEqualTo(PersonalData.erased());
        assertThat(entries.get(1).subject().personalDetails().isErased()).isFalse();
    }

    @Test
    void isErasedUnderAnotherKeyOfTheSameNumber() {
        assertThat(renamed(roster(KeyRing.of(NEW)))).singleElement().satisfies(entry -> {
            assertThat(entry.subject().personalDetails()).isEqualTo(PersonalData.erased());
            assertThat(entry.agent().source()).isEqualTo(PersonalData.erased());
        });
    }

    /** Each roster has an order of ids of its own, so the time moves on. */
    private void rename(Roster roster, String name) {
        clock.move(Duration.ofSeconds(1));
        roster.as(job(), Someone.AT_HOME).users().rename(ben, name).orThrow();
    }

    private List<JournalRecord> renamed(Roster roster) {
        return Snapshot.journal(roster.as(job())).stream()
                .filter(entry -> entry.act().equals("user.rename"))
                .toList();
    }

    private Actor job() {
        return new Actor.Job(organization, "test");
    }

    private Roster roster(KeyRing keys) {
        return Roster.create(storage, keys, StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(InMemoryMail.create())
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
    }
}

package io.rosterkit.engine.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.audit.PersonalData;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEntry.Secured;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.spi.secret.KeyRing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalCipherTest {

    private static final byte[] OLD = new byte[32];
    private static final byte[] NEW = "a key of thirty-two plain bytes!".getBytes(UTF_8);
    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 1));
    private static final EntryId ENTRY = new EntryId(new UUID(2, 2));
    private static final Optional<DataSalt> SALT = salt("sixteen bytes 01");
    private static final Optional<DataSalt> OTHER = salt("sixteen bytes 02");
    private static final String SOURCE = "203.0.113.7";
    private static final SortedMap<String, String> FACTS = new TreeMap<>(Map.of("name-after", "Ben = Weiß\n"));

    private final JournalCipher cipher = new JournalCipher(KeyRing.of(OLD));
    private final Optional<Bytes> source = cipher.encryptSource(ORGANIZATION, ENTRY, SALT, SOURCE);
    private final Optional<Bytes> personal = cipher.encryptFacts(ORGANIZATION, ENTRY, new PersonalFacts(SALT, FACTS));
    private final JournalEntry entry = entry(ORGANIZATION, ENTRY, source, personal);

    @Test
    void readsWhatItEncrypted() {
        assertThat(cipher.source(entry, SALT)).isEqualTo(PersonalData.known(SOURCE));
        assertThat(cipher.facts(entry, SALT)).isEqualTo(PersonalData.known(FACTS));
    }

    @Test
    void equalDataIsNeverEncryptedEqually() {
        assertThat(cipher.encryptSource(ORGANIZATION, ENTRY, SALT, SOURCE)).isNotEqualTo(source);
    }

    @Test
    void readsNothingUnderAnotherSaltOrNone() {
        assertThat(cipher.source(entry, OTHER)).isEqualTo(PersonalData.erased());
        assertThat(cipher.facts(entry, OTHER)).isEqualTo(PersonalData.erased());
        assertThat(cipher.source(entry, Optional.empty())).isEqualTo(PersonalData.erased());
        assertThat(cipher.facts(entry, Optional.empty())).isEqualTo(PersonalData.erased());
    }

    @Test
    void readsNothingInAnotherPlace() {
        EntryId otherEntry = new EntryId(new UUID(2, 3));
        OrganizationId otherOrganization = new OrganizationId(new UUID(1, 2));

        assertThat(cipher.source(entry(ORGANIZATION, otherEntry, source, personal), SALT)
                        .isErased())
                .isTrue();
        assertThat(cipher.source(entry(otherOrganization, ENTRY, source, personal), SALT)
                        .isErased())
                .isTrue();
        assertThat(cipher.source(entry(ORGANIZATION, ENTRY, personal, source), SALT)
                        .isErased())
                .isTrue();
        assertThat(cipher.facts(entry(ORGANIZATION, ENTRY, personal, source), SALT)
                        .isErased())
                .isTrue();
    }

    @Test
    void whatWasNotThereIsNotErased() {
        JournalEntry bare = entry(ORGANIZATION, ENTRY, Optional.empty(), Optional.empty());

        assertThat(cipher.encryptSource(ORGANIZATION, ENTRY, SALT, "")).isEmpty();
        assertThat(cipher.encryptSource(ORGANIZATION, ENTRY, Optional.empty(), ""))
                .isEmpty();
        assertThat(cipher.encryptFacts(ORGANIZATION, ENTRY, PersonalFacts.none()))
                .isEmpty();
        assertThat(cipher.source(bare, Optional.empty())).isEqualTo(PersonalData.known(""));
        assertThat(cipher.facts(bare, SALT)).isEqualTo(PersonalData.known(new TreeMap<>()));
    }

    @Test
    void storesNoBytesWithoutASaltAndReadsThemAsErased() {
        Optional<Bytes> withheld = cipher.encryptSource(ORGANIZATION, ENTRY, Optional.empty(), SOURCE);

        assertThat(withheld).contains(Bytes.none());
        assertThat(cipher.encryptFacts(ORGANIZATION, ENTRY, new PersonalFacts(Optional.empty(), FACTS)))
                .contains(Bytes.none());
        assertThat(cipher.source(entry(ORGANIZATION, ENTRY, withheld, personal), SALT))
                .isEqualTo(PersonalData.erased());
    }

    @Test
    void readsUnderAnOlderKeyAndNothingUnderADroppedOne() {
        JournalCipher later = new JournalCipher(KeyRing.of(2, Map.of(1, OLD, 2, NEW)));
        JournalCipher dropped = new JournalCipher(KeyRing.of(2, Map.of(2, NEW)));
        JournalCipher another = new JournalCipher(KeyRing.of(NEW));

        assertThat(later.source(entry, SALT)).isEqualTo(PersonalData.known(SOURCE));
        assertThat(dropped.source(entry, SALT)).isEqualTo(PersonalData.erased());
        assertThat(another.source(entry, SALT)).isEqualTo(PersonalData.erased());
        assertThat(later.encryptSource(ORGANIZATION, ENTRY, SALT, SOURCE)
                        .orElseThrow()
                        .toArray()[0])
                .isEqualTo((byte) 2);
    }

    @Test
    void bytesThatNobodyHereWroteAreNoFault() {
        for (int length = 0; length < 40; length++) {
            byte[] damaged = new byte[length];
            if (length > 0) {
                damaged[0] = 1;
            }
            Optional<Bytes> bytes = Optional.of(Bytes.of(damaged));

            assertThat(cipher.source(entry(ORGANIZATION, ENTRY, bytes, bytes), SALT))
                    .isEqualTo(PersonalData.erased());
        }
    }

    @Test
    void nothingPrintsPersonalData() {
        assertThat(cipher.source(entry, SALT).toString()).doesNotContain(SOURCE);
        assertThat(cipher.facts(entry, SALT).toString()).doesNotContain("Ben");
        assertThat(new PersonalFacts(SALT, FACTS).toString()).doesNotContain("Ben");
    }

    private static JournalEntry entry(
            OrganizationId organization, EntryId id, Optional<Bytes> source, Optional<Bytes> personal) {
        return new JournalEntry(
                id,
                organization,
                Instant.EPOCH,
                new Agent(Agent.Kind.VISITOR, "", "link"),
                JournalEvent.done("user.rename", Map.of()),
                new Subject(Subject.Kind.USER, new UUID(3, 3), 1),
                new Secured(source, personal, Bytes.none()));
    }

    private static Optional<DataSalt> salt(String bytes) {
        return Optional.of(new DataSalt(Bytes.of(bytes.getBytes(UTF_8))));
    }
}

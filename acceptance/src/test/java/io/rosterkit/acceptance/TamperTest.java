package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.audit.JournalCheck;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.DataSalts;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@RosterTest
@Tag("G4")
@Slow
class TamperTest {

    private final Tampered tampered = new Tampered();
    private Office office;
    private InvitationId ben;
    private List<JournalEntry> chain;

    @BeforeEach
    void aStory(Storage storage, Offices offices, MovableClock clock) {
        office = offices.open();
        ben = office.desk()
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow()
                .invitation();
        clock.move(Duration.ofDays(1));
        office.desk().invitations().resend(ben).orThrow();
        clock.move(Duration.ofDays(1));
        office.desk().invitations().renew(ben).orThrow();
        clock.move(Duration.ofDays(1));
        office.desk().invitations().withdraw(ben).orThrow();
        chain = storage.port(JournalStore.class).about(office.organization(), ben.uuid());
        tampered.storage = storage;
    }

    @Test
    void theUntouchedChainHolds(MovableClock clock) {
        JournalCheck finding = verify(clock, entries -> entries);

        assertThat(finding.holds()).isTrue();
        assertThat(finding.intact()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void anAlteredEntryIsFoundWhereverItStands(Alteration alteration, MovableClock clock) {
        for (int at = 0; at < chain.size(); at++) {
            int here = at;
            JournalCheck finding = verify(clock, entries -> {
                List<JournalEntry> altered = new ArrayList<>(entries);
                altered.set(here, alteration.of(entries.get(here)));
                return altered;
            });

            assertThat(finding.firstBroken())
                    .contains(alteration.of(chain.get(at)).id());
            assertThat(finding.intact()).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aRemovedEntryIsFoundByTheOneThatFollows(int removed, MovableClock clock) {
        JournalCheck finding = verify(clock, entries -> {
            List<JournalEntry> fewer = new ArrayList<>(entries);
            fewer.remove(removed);
            return fewer;
        });

        assertThat(finding.firstBroken()).contains(chain.get(removed + 1).id());
    }

    @EveryStorage
    @Test
    void aRemovedEndIsFoundByTheVersionOfTheSubject(MovableClock clock) {
        JournalCheck finding = verify(clock, entries -> entries.subList(0, 3));

        long version = Stored.invitation(tampered.storage, office.organization(), ben)
                .revision()
                .version();
        assertThat((long) finding.intact()).isLessThan(version);
        assertThat(finding.firstBroken()).isEmpty();
        assertThat(finding.complete()).isFalse();
        assertThat(finding.holds()).isFalse();
    }

    @Test
    void aRemovedEndIsFoundWhereThereWereRefusedAttemptsToo(MovableClock clock) {
        office.desk().invitations().withdraw(ben);

        JournalCheck finding = verify(
                clock,
                entries -> entries.stream()
                        .filter(entry -> entry.subject().version() != 4)
                        .toList());

        assertThat((long) finding.intact()).isLessThan(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void reorderedEntriesAreFound(int at, MovableClock clock) {
        JournalCheck finding = verify(clock, entries -> {
            List<JournalEntry> other = new ArrayList<>(entries);
            Collections.swap(other, at, at + 1);
            return other;
        });

        assertThat(finding.intact()).isEqualTo(at);
        assertThat(finding.holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void reorderedEntriesAreFoundWhenTheirVersionsAreMendedToo(int at, MovableClock clock) {
        JournalCheck finding = verify(clock, entries -> {
            List<JournalEntry> other = new ArrayList<>(entries);
            Collections.swap(other, at, at + 1);
            other.replaceAll(entry -> numbered(entry, other.indexOf(entry) + 1L));
            return other;
        });

        assertThat(finding.intact()).isEqualTo(at);
        assertThat(finding.holds()).isFalse();
    }

    @EveryStorage
    @Test
    void aForgedEntryIsFound(Storage storage, MovableClock clock) {
        JournalEntry last = chain.get(3);
        JournalEntry forged = new JournalEntry(
                new EntryId(UUID.randomUUID()),
                office.organization(),
                clock.instant(),
                new Agent(Agent.Kind.MEMBER, "somebody else", "invite by owner"),
                JournalEvent.done("invitation.renew", Map.of()),
                new Subject(Subject.Kind.INVITATION, ben.uuid(), 5),
                JournalEntry.Secured.by(last.seal()));

        assertThat(storage.apply(Changes.none(office.organization()).and(forged)))
                .isEqualTo(new Applied.Done());

        assertThat(office.desk().journal().verify(ben).orThrow().firstBroken()).contains(forged.id());
    }

    @Test
    void anEntryOfAnotherChainIsFound(Storage storage, MovableClock clock) {
        InvitationId eva = office.desk()
                .invitations()
                .invite("eva@weiss.example", STAFF)
                .orThrow()
                .invitation();
        JournalEntry first = storage.port(JournalStore.class)
                .about(office.organization(), eva.uuid())
                .get(0);

        JournalCheck finding = verify(clock, entries -> {
            List<JournalEntry> mixed = new ArrayList<>(entries);
            mixed.set(0, first);
            return mixed;
        });

        assertThat(finding.holds()).isFalse();
    }

    @Test
    void aRefusedAttemptDoesNotPassForAChange(Storage storage, MovableClock clock) {
        InvitationId unknown = new InvitationId(UUID.randomUUID());
        office.desk().invitations().withdraw(unknown);
        JournalEntry attempt = Stored.journal(storage, office.organization(), unknown).stream()
                .findFirst()
                .orElseThrow();

        assertThat(verify(clock, entries -> List.of(numbered(attempt, 1))).holds())
                .isFalse();
    }

    @EveryStorage
    @Test
    void anAlteredRefusedAttemptIsFound(MovableClock clock) {
        office.desk().invitations().withdraw(ben);

        JournalCheck finding = verify(
                clock,
                entries -> entries.stream()
                        .map(entry -> entry.subject().version() == 0 ? Alteration.AGENT.of(entry) : entry)
                        .toList());

        assertThat(finding.holds()).isFalse();
    }

    private JournalCheck verify(MovableClock clock, UnaryOperator<List<JournalEntry>> tampering) {
        tampered.tampering = tampering;
        return Kit.of(tampered, clock, StandardProfile.of("Example"))
                .roster()
                .as(office.session())
                .journal()
                .verify(ben)
                .orThrow();
    }

    private static JournalEntry numbered(JournalEntry entry, long version) {
        return Alteration.with(entry, entry.agent(), entry.event(), version);
    }

    /** A storage whose journal somebody has worked on. */
    private static final class Tampered implements Storage, JournalStore {

        private Storage storage;
        private UnaryOperator<List<JournalEntry>> tampering = UnaryOperator.identity();

        @Override
        public <P extends Port> P port(Class<P> type) {
            return type == JournalStore.class ? type.cast(this) : storage.port(type);
        }

        @Override
        public Applied apply(Changes changes) {
            return storage.apply(changes);
        }

        @Override
        public Instant time() {
            return storage.time();
        }

        @Override
        public WithAccess<List<JournalEntry>> page(Viewer viewer, JournalQuery query) {
            WithAccess<List<JournalEntry>> seen =
                    storage.port(JournalStore.class).page(viewer, query);
            return new WithAccess<>(seen.access(), tampering.apply(seen.value()));
        }

        @Override
        public DataSalts salts(OrganizationId organization, Set<UserId> people) {
            return storage.port(JournalStore.class).salts(organization, people);
        }

        @Override
        public List<JournalEntry> about(OrganizationId organization, UUID subject) {
            return tampering.apply(storage.port(JournalStore.class).about(organization, subject));
        }
    }
}

package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.JournalQuery.Filter;
import io.rosterkit.model.audit.JournalQuery.Order;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

abstract class JournalStoreContract extends Contract {

    private static final long MICROSECOND = 1_000;

    private final UUID ben = given.practice(NOW).id().uuid();
    private final UUID cleo = given.practice(NOW).id().uuid();

    @Test
    void findsAnEntryAsItWasWritten() {
        for (Subject.Kind kind : Subject.Kind.values()) {
            for (Agent.Kind agent : Agent.Kind.values()) {
                JournalEntry some = entry(ben, 0, NOW);
                JournalEntry row = new JournalEntry(
                        some.id(),
                        given.id(),
                        NOW,
                        new Agent(agent, "0198", "case-7"),
                        JournalEvent.refused(
                                "invitation.withdraw", "invitation.wrong_state", Map.of("state", "accepted")),
                        new Subject(kind, ben, 7),
                        JournalEntry.Secured.by(Bytes.none()));

                tell(row);

                assertThat(listed(Filter.all(), Order.NEWEST_FIRST)).first().isEqualTo(row);
            }
        }
    }

    @Test
    void listsNewestFirst() {
        List<JournalEntry> expected = atSeveralTimes();
        Collections.reverse(expected);

        turnsEveryPageOf(Order.NEWEST_FIRST, expected);
    }

    @Test
    void listsOldestFirst() {
        turnsEveryPageOf(Order.OLDEST_FIRST, atSeveralTimes());
    }

    @Test
    void filtersBySubject() {
        JournalEntry one = tell(entry(ben, 1, NOW));
        tell(entry(cleo, 1, NOW));
        JournalEntry attempt = tell(entry(ben, 0, NOW));

        assertThat(listed(Filter.about(ben), Order.OLDEST_FIRST)).containsExactly(one, attempt);
    }

    @Test
    void filtersByAgent() {
        JournalEntry one = tell(by("anna", "invitation.invite"));
        tell(by("Anna", "invitation.invite"));
        tell(by("anna ", "invitation.invite"));

        assertThat(listed(filter(Optional.of("anna"), Optional.empty()), Order.OLDEST_FIRST))
                .containsExactly(one);
        assertThat(listed(filter(Optional.of("ann"), Optional.empty()), Order.OLDEST_FIRST))
                .isEmpty();
    }

    @Test
    void filtersByAct() {
        JournalEntry one = tell(by("anna", "invitation.invite"));
        tell(by("anna", "invitation.withdraw"));

        assertThat(listed(filter(Optional.empty(), Optional.of("invitation.invite")), Order.OLDEST_FIRST))
                .containsExactly(one);
        assertThat(listed(filter(Optional.empty(), Optional.of("invitation.%")), Order.OLDEST_FIRST))
                .isEmpty();
    }

    @Test
    void filtersByTimeWithTheFirstInstantAndWithoutTheLast() {
        JournalEntry first = tell(entry(ben, 1, NOW));
        JournalEntry second = tell(entry(ben, 2, NOW.plusNanos(MICROSECOND)));
        JournalEntry third = tell(entry(ben, 3, NOW.plusNanos(2 * MICROSECOND)));

        assertThat(between(Optional.of(first.at()), Optional.of(third.at()))).containsExactly(first, second);
        assertThat(between(Optional.of(second.at()), Optional.empty())).containsExactly(second, third);
        assertThat(between(Optional.empty(), Optional.of(second.at()))).containsExactly(first);
        assertThat(between(Optional.of(second.at()), Optional.of(second.at()))).isEmpty();
    }

    @Test
    void everyPartOfTheFilterCounts() {
        JournalEntry wanted = tell(entry(ben, 1, NOW));
        tell(entry(cleo, 1, NOW));
        tell(entry(ben, 2, NOW.plusSeconds(5)));
        tell(by("anna", "invitation.invite"));

        Filter filter = new Filter(
                Optional.of(ben),
                Optional.of(wanted.agent().id()),
                Optional.of(wanted.event().act()),
                Optional.of(NOW),
                Optional.of(NOW.plusSeconds(1)));
        assertThat(listed(filter, Order.NEWEST_FIRST)).containsExactly(wanted);
    }

    @Test
    void aFilterHoldsOnEveryPage() {
        List<JournalEntry> expected = new ArrayList<>();
        for (int version = 1; version <= 5; version++) {
            expected.add(tell(entry(ben, version, NOW)));
            tell(entry(cleo, version, NOW));
        }

        assertThat(walk(2, Filter.about(ben), Order.OLDEST_FIRST).rows()).containsExactlyElementsOf(expected);
    }

    @Test
    void theEntriesAboutASubjectComeByVersionThoseThatChangedNothingFirst() {
        JournalEntry third = tell(entry(ben, 3, NOW.minusSeconds(5)));
        JournalEntry first = tell(entry(ben, 1, NOW));
        JournalEntry later = tell(entry(ben, 0, NOW.plusSeconds(1)));
        JournalEntry attempt = tell(entry(ben, 0, NOW));
        tell(entry(cleo, 1, NOW));
        JournalEntry tenth = tell(entry(ben, 10, NOW));
        JournalEntry second = tell(entry(ben, 2, NOW));

        assertThat(journal().about(given.id(), ben)).containsExactly(attempt, later, first, second, third, tenth);
        assertThat(journal().about(given.id(), given.practice().id().uuid())).isEmpty();
    }

    @Test
    void tellsOfTheOwnOrganizationOnly() {
        write(other.opened());
        JournalEntry ours = tell(entry(ben, 1, NOW));
        UUID same = other.practice(NOW).id().uuid();
        other.practice(NOW);
        JournalEntry theirs = tell(entry(other, same, 1));

        assertThat(theirs.id()).isEqualTo(ours.id());
        assertThat(theirs.subject()).isEqualTo(ours.subject());
        assertThat(journal().about(given.id(), ben)).containsExactly(ours);
        assertThat(listed(Filter.about(ben), Order.OLDEST_FIRST)).containsExactly(ours);
        assertThat(page(other.id(), new JournalQuery(Filter.all(), Order.OLDEST_FIRST, first(10))))
                .containsExactly(theirs);
    }

    /** Nothing at all is another thing than no bytes. */
    @Test
    void findsPersonalDataAsItWasWritten() {
        for (Optional<Bytes> source : someBytes(429)) {
            for (Optional<Bytes> personal : someBytes(4_000)) {
                JournalEntry some = entry(ben, 0, NOW);
                JournalEntry row = new JournalEntry(
                        some.id(),
                        given.id(),
                        NOW,
                        some.agent(),
                        some.event(),
                        some.subject(),
                        new JournalEntry.Secured(source, personal, some.seal()));

                tell(row);

                assertThat(listed(Filter.all(), Order.NEWEST_FIRST)).first().isEqualTo(row);
                assertThat(journal().about(given.id(), ben)).contains(row);
            }
        }
    }

    private static List<Optional<Bytes>> someBytes(int longest) {
        byte[] every = new byte[longest];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        return List.of(Optional.empty(), Optional.of(Bytes.none()), Optional.of(Bytes.of(every)));
    }

    /** Oldest first: written out of order, and three of them in the same microsecond, where the id decides. */
    private List<JournalEntry> atSeveralTimes() {
        List<JournalEntry> expected = new ArrayList<>();
        expected.add(entry(ben, 1, NOW.minusNanos(MICROSECOND)));
        expected.add(entry(ben, 2, NOW));
        expected.add(entry(cleo, 1, NOW));
        expected.add(entry(ben, 3, NOW));
        expected.add(entry(ben, 4, NOW.plusNanos(MICROSECOND)));
        List<JournalEntry> mixed = new ArrayList<>(expected);
        Collections.reverse(mixed);
        mixed.forEach(this::tell);
        return expected;
    }

    private void turnsEveryPageOf(Order order, List<JournalEntry> expected) {
        for (int limit = 1; limit <= expected.size() + 1; limit++) {
            assertThat(walk(limit, Filter.all(), order).rows())
                    .as("%s in pages of %d", order, limit)
                    .containsExactlyElementsOf(expected);
        }
    }

    private Walk<JournalEntry> walk(int limit, Filter filter, Order order) {
        return Walk.of(
                limit,
                slice -> page(given.id(), new JournalQuery(filter, order, slice)),
                row -> Position.of(row.id().uuid()));
    }

    private JournalStore journal() {
        return storage.port(JournalStore.class);
    }

    private List<JournalEntry> page(OrganizationId organization, JournalQuery query) {
        return journal().page(Viewer.of(organization), query).value();
    }

    private List<JournalEntry> listed(Filter filter, Order order) {
        return page(given.id(), new JournalQuery(filter, order, first(100)));
    }

    private List<JournalEntry> between(Optional<Instant> from, Optional<Instant> until) {
        Filter filter = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), from, until);
        return listed(filter, Order.OLDEST_FIRST);
    }

    private static Filter filter(Optional<String> agent, Optional<String> act) {
        return new Filter(Optional.empty(), agent, act, Optional.empty(), Optional.empty());
    }

    private static Slice first(int limit) {
        return new Slice(limit, Optional.empty());
    }

    private JournalEntry tell(JournalEntry row) {
        write(Changes.none(row.organization()).and(row));
        return row;
    }

    private JournalEntry entry(UUID subject, long version, Instant at) {
        return given.entry(new Subject(Subject.Kind.INVITATION, subject, version), at);
    }

    private static JournalEntry entry(Given in, UUID subject, long version) {
        return in.entry(new Subject(Subject.Kind.INVITATION, subject, version), NOW);
    }

    private JournalEntry by(String agent, String act) {
        JournalEntry some = entry(ben, 0, NOW);
        EntryId id = some.id();
        Agent who = new Agent(Agent.Kind.SUPPORT, agent, "case-7");
        return new JournalEntry(
                id, given.id(), NOW, who, JournalEvent.done(act, Map.of()), some.subject(), some.secured());
    }
}

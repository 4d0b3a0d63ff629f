package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.Cursor;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.PracticeDetails;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@EveryStorage
@RosterTest
@Tag("G5")
class ListingTest {

    private static final byte[] KEY = new byte[32];
    private static final byte[] OTHER_KEY = "thirty-two bytes for another key".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> ADDRESSES = List.of(
            "m_z@weiss.example",
            "m.z@weiss.example",
            "m-z@weiss.example",
            "M9@weiss.example",
            "mz@müller.example",
            "Nina+tag@weiss.example",
            "o'neill@weiss.example");

    private Office office;

    @BeforeEach
    void open(Offices offices) {
        office = offices.open();
    }

    @ParameterizedTest
    @EnumSource
    void pagesHaveEveryInvitationOnceInTheOrderAskedFor(Order order, MovableClock clock) {
        inviteAll(clock);
        List<InvitationDetails> expected =
                new ArrayList<>(Snapshot.of(office.desk()).invitations());
        expected.sort(comparator(order));

        for (int limit : new int[] {1, 2, 3, 7, 8, 9, 500}) {
            assertThat(pages(limit, page -> office.desk().invitations().list(Set.of(), order, page), () -> {}))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesHaveNobodyTwiceAndMissNobodyWhileOthersArrive(Order order, MovableClock clock) {
        inviteAll(clock);
        List<InvitationId> there = ids(Snapshot.of(office.desk()).invitations());
        List<String> arriving = new ArrayList<>(List.of("a", "mm", "zz", "b", "n", "y", "c", "o", "x"));

        List<InvitationId> seen =
                ids(pages(2, page -> office.desk().invitations().list(Set.of(), order, page), () -> {
                    clock.move(Duration.ofSeconds(1));
                    office.desk()
                            .invitations()
                            .invite(arriving.remove(0) + "@arriving.example", STAFF)
                            .orThrow();
                }));

        assertThat(seen).doesNotHaveDuplicates().containsAll(there);
    }

    @Test
    @Tag("M2")
    void isFilteredByTheStateOfTheMoment(Roster roster, Mailbox mail, MovableClock clock) {
        Map<InvitationState, InvitationId> one = oneOfEach(roster, mail, clock);

        one.forEach((state, id) ->
                assertThat(ids(list(Set.of(state)))).as(state.name()).contains(id));
        assertThat(list(Set.of(InvitationState.OPEN))).hasSize(2);
        assertThat(list(Set.of(InvitationState.EXPIRED))).hasSize(1);
        assertThat(list(Set.of(InvitationState.WITHDRAWN, InvitationState.DECLINED)))
                .hasSize(3);
        assertThat(list(Set.of(InvitationState.ACCEPTED))).isEmpty();
        assertThat(list(Set.of())).hasSize(7);
        roster.operations().expire(100);
        assertThat(list(Set.of(InvitationState.EXPIRED))).hasSize(1);
        one.forEach((state, id) ->
                assertThat(ids(list(Set.of(state)))).as(state.name()).contains(id));
    }

    @Test
    @Tag("M2")
    void showsAnInvitationAsExpiredFromTheVeryMicrosecond(MovableClock clock) {
        Someone.invitedTo(office);
        clock.move(Duration.ofDays(7).minusNanos(1000));
        assertThat(list(Set.of(InvitationState.OPEN))).hasSize(1);
        assertThat(list(Set.of(InvitationState.EXPIRED))).isEmpty();

        clock.move(Duration.ofNanos(1000));

        assertThat(list(Set.of(InvitationState.OPEN))).isEmpty();
        assertThat(list(Set.of(InvitationState.EXPIRED))).hasSize(1);
    }

    @Test
    void hasAtMostFiveHundredOnAPageAndSaysSo() {
        String many = IntStream.range(0, 500)
                .mapToObj(number -> "p" + number + "@weiss.example")
                .collect(Collectors.joining(","));
        office.desk().invitations().inviteAll(AddressList.text(many), STAFF).orThrow();
        PageRequest tooMuch = PageRequest.first(100_000);

        Page<InvitationDetails> first = office.desk()
                .invitations()
                .list(Set.of(), Order.ADDRESS, tooMuch)
                .orThrow();
        Page<InvitationDetails> second = office.desk()
                .invitations()
                .list(Set.of(), Order.ADDRESS, tooMuch.after(first.next().orElseThrow()))
                .orThrow();

        assertThat(first.limit()).isEqualTo(500);
        assertThat(first.items()).hasSize(500);
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void endsWhereNothingFollows() {
        assertThat(office.desk()
                        .invitations()
                        .list(Set.of(), Order.ADDRESS, PageRequest.first(1))
                        .orThrow()
                        .next())
                .isEmpty();
        assertThat(list(Set.of(InvitationState.DECLINED))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void hasAtLeastOneOnAPage(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRequest.first(limit))
                .withMessageContaining("limit");
    }

    @Test
    void takesACursorForTheQueryItCameFromAndForNoOther(MovableClock clock) {
        inviteAll(clock);
        office.desk().practices().open("Second floor").orThrow();
        Cursor cursor = next(office.desk().invitations().list(Set.of(), Order.ADDRESS, PageRequest.first(2)));
        PageRequest after = PageRequest.first(2).after(cursor);

        assertThat(office.desk()
                        .invitations()
                        .list(Set.of(), Order.ADDRESS, after)
                        .refusal())
                .isEmpty();
        assertThat(office.desk()
                        .invitations()
                        .list(Set.of(), Order.ADDRESS, PageRequest.first(5).after(cursor))
                        .refusal())
                .isEmpty();
        Stream.<Outcome<?>>of(
                        office.desk().invitations().list(Set.of(), Order.NEWEST_FIRST, after),
                        office.desk().invitations().list(Set.of(InvitationState.OPEN), Order.ADDRESS, after),
                        office.desk().invitations().history(office.founded().invitation(), after),
                        office.desk().practices().list(Set.of(), after),
                        office.desk().journal().read(JournalQuery.Filter.all(), JournalQuery.Order.OLDEST_FIRST, after))
                .forEach(ListingTest::assertNotFound);
    }

    @Test
    void takesNoCursorThatSomebodyTouched(MovableClock clock) {
        inviteAll(clock);
        String cursor = next(office.desk().invitations().list(Set.of(), Order.ADDRESS, PageRequest.first(2)))
                .text();

        Stream<String> altered = IntStream.range(0, cursor.length() - 1)
                .mapToObj(at ->
                        cursor.substring(0, at) + (cursor.charAt(at) == 'A' ? 'B' : 'A') + cursor.substring(at + 1));
        Stream<String> cut = IntStream.range(0, cursor.length()).mapToObj(length -> cursor.substring(0, length));
        Stream<String> others =
                Stream.of(cursor + cursor, cursor + "AAAA", "not a cursor", "\u0000", "A".repeat(100_000));
        Stream.of(altered, cut, others)
                .flatMap(Function.identity())
                .forEach(text -> assertNotFound(office.desk()
                        .invitations()
                        .list(Set.of(), Order.ADDRESS, PageRequest.first(2).after(new Cursor(text)))));
    }

    @Test
    void takesACursorAsLongAsItsKeyIsHeld(Storage storage, MovableClock clock) {
        inviteAll(clock);
        PageRequest after = PageRequest.first(2)
                .after(next(office.desk().invitations().list(Set.of(), Order.ADDRESS, PageRequest.first(2))));
        KeyRing rotated = KeyRing.of(2, Map.of(1, KEY, 2, OTHER_KEY));
        KeyRing dropped = KeyRing.of(2, Map.of(2, OTHER_KEY));

        assertThat(desk(storage, rotated, clock)
                        .invitations()
                        .list(Set.of(), Order.ADDRESS, after)
                        .refusal())
                .isEmpty();
        assertNotFound(desk(storage, dropped, clock).invitations().list(Set.of(), Order.ADDRESS, after));
    }

    @Test
    void pagesThroughPracticesWhileOthersAreOpened(MovableClock clock) {
        for (int number = 0; number < 7; number++) {
            clock.move(Duration.ofSeconds(1));
            office.desk().practices().open("Floor " + number).orThrow();
        }
        List<PracticeDetails> there = Snapshot.of(office.desk()).practices();

        List<PracticeDetails> seen = pages(3, page -> office.desk().practices().list(Set.of(), page), () -> {
            clock.move(Duration.ofSeconds(1));
            office.desk().practices().open("New " + clock.instant()).orThrow();
        });

        assertThat(seen).doesNotHaveDuplicates().startsWith(there.toArray(PracticeDetails[]::new));
        assertThat(seen).extracting(PracticeDetails::openedAt).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void pagesThroughTheJournalWhileEntriesArrive(JournalQuery.Order order, MovableClock clock) {
        inviteAll(clock);
        InvitationId invited = Someone.invitedTo(office);
        List<JournalRecord> there = Snapshot.journal(office.desk());

        List<JournalRecord> seen =
                pages(4, page -> office.desk().journal().read(JournalQuery.Filter.all(), order, page), () -> {
                    clock.move(Duration.ofSeconds(1));
                    office.desk().invitations().resend(invited).orThrow();
                });

        assertThat(seen).doesNotHaveDuplicates().containsAll(there);
    }

    private void inviteAll(MovableClock clock) {
        for (String address : ADDRESSES) {
            clock.move(Duration.ofSeconds(1));
            office.desk().invitations().invite(address, STAFF).orThrow();
        }
    }

    private Map<InvitationState, InvitationId> oneOfEach(Roster roster, Mailbox mail, MovableClock clock) {
        Map<InvitationState, InvitationId> one = new EnumMap<>(InvitationState.class);
        one.put(InvitationState.EXPIRED, invite("late@weiss.example"));
        clock.move(Duration.ofDays(7));
        one.put(InvitationState.OPEN, invite("open@weiss.example"));
        one.put(InvitationState.WITHDRAWN, invite("withdrawn@weiss.example"));
        office.desk().invitations().withdraw(one.get(InvitationState.WITHDRAWN)).orThrow();
        one.put(InvitationState.DECLINED, invite("declined@weiss.example"));
        roster.front(Someone.AT_HOME)
                .decline(mail.to("declined@weiss.example").link())
                .orThrow();
        one.put(InvitationState.SUPERSEDED, invite("mistyped@weiss.example"));
        office.desk()
                .invitations()
                .replace(one.get(InvitationState.SUPERSEDED), InvitationDraft.to("mended@weiss.example", STAFF))
                .orThrow();
        return one;
    }

    private InvitationId invite(String address) {
        return office.desk().invitations().invite(address, STAFF).orThrow().invitation();
    }

    private List<InvitationDetails> list(Set<InvitationState> states) {
        return Snapshot.all(page -> office.desk().invitations().list(states, Order.NEWEST_FIRST, page));
    }

    /** All items; something happens between any two pages. */
    private static <T> List<T> pages(int limit, Function<PageRequest, Outcome<Page<T>>> list, Runnable between) {
        List<T> items = new ArrayList<>();
        Optional<PageRequest> wanted = Optional.of(PageRequest.first(limit));
        while (wanted.isPresent() && items.size() < 100) {
            PageRequest request = wanted.get();
            Page<T> page = list.apply(request).orThrow();
            assertThat(page.limit()).isEqualTo(limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            items.addAll(page.items());
            wanted = page.next().map(request::after);
            between.run();
        }
        return items;
    }

    private Desk desk(Storage storage, KeyRing keys, MovableClock clock) {
        return new Post()
                .roster(storage, keys, StandardProfile.of("Example"), clock)
                .as(office.session());
    }

    private static Comparator<InvitationDetails> comparator(Order order) {
        Comparator<InvitationDetails> byTime =
                Comparator.comparing(row -> row.times().invitedAt());
        return switch (order) {
            case OLDEST_FIRST -> byTime;
            case NEWEST_FIRST -> byTime.reversed();
            case ADDRESS ->
                (one, other) -> Arrays.compareUnsigned(
                        one.invitee().address().key().getBytes(StandardCharsets.UTF_8),
                        other.invitee().address().key().getBytes(StandardCharsets.UTF_8));
        };
    }

    private static List<InvitationId> ids(List<InvitationDetails> rows) {
        return rows.stream().map(InvitationDetails::id).toList();
    }

    private static Cursor next(Outcome<? extends Page<?>> page) {
        return page.orThrow().next().orElseThrow();
    }

    private static void assertNotFound(Outcome<?> outcome) {
        assertThat(outcome.refusal())
                .contains(Refusal.of(InputReason.CURSOR_NOT_FOUND).at("after"));
    }
}

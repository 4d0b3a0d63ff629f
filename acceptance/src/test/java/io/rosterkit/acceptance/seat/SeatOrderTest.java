package io.rosterkit.acceptance.seat;

import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.lifecycle.LifecycleReport;
import io.rosterkit.model.UserId;
import io.rosterkit.model.bulk.BulkReason;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.ReactivationReceipt;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of many in one call the first in the order given have the seats. */
@RosterTest
@Tag("Q2")
class SeatOrderTest {

    private static final Optional<Reason> DONE = Optional.empty();
    private static final Optional<Reason> NONE_FREE = Optional.of(SeatReason.NONE_FREE);

    private Panel panel;
    private Newcomers people;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        panel = Panel.open(storage, clock).with(3);
        people = new Newcomers(panel, clock);
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("M1")
    @Tag("P9")
    void linesThatNeedNoneAndLinesThatAreRefusedLeaveTheSeatsToTheNext(boolean watched) {
        panel.invite("overdue").orThrow();
        people.after(Duration.ofDays(8));
        panel.invite("invited").orThrow();
        people.imported("user", GUEST);
        panel.has(1, 2, 1);
        panel.with(1);
        List<String> lines = List.of(
                "gast1,guest",
                "invited,staff",
                "not an address,staff",
                "first,staff",
                "first,staff",
                "user,staff",
                "overdue,staff",
                "second,staff",
                "third,staff",
                "gast2,guest",
                "fourth,staff");

        ListReport report = invited("req", lines, watched);

        assertThat(reasons(report))
                .containsExactly(
                        DONE,
                        Optional.of(InvitationReason.ALREADY_INVITED),
                        Optional.of(ContactReason.ADDRESS_MALFORMED),
                        DONE,
                        Optional.of(InvitationReason.LINE_REPEATED),
                        Optional.of(InvitationReason.ALREADY_USER),
                        DONE,
                        DONE,
                        NONE_FREE,
                        DONE,
                        NONE_FREE);
        panel.has(1, 4, 0);
        assertThat(panel.kit().mail().to(panel.address("third")).count()).isZero();

        Seen seen = Seen.of(panel);
        assertThat(reasons(invited("req", lines, watched))).isEqualTo(reasons(report));
        assertThat(Seen.of(panel)).isEqualTo(seen);
        panel.with(1);
        assertThat(reasons(invited("req", lines, watched)).subList(8, 11)).containsExactly(DONE, DONE, NONE_FREE);
        panel.has(1, 5, 0);
    }

    /** More than go into one transaction. */
    @Test
    @Tag("M1")
    void theOrderHoldsOverALongList() {
        panel.with(247);
        List<String> lines = IntStream.range(0, 430)
                .mapToObj(number -> "p" + number + ",staff")
                .toList();

        List<Optional<Reason>> reasons = reasons(invited("req", lines, false));

        assertThat(reasons.subList(0, 250)).containsOnly(DONE);
        assertThat(reasons.subList(250, 430)).containsOnly(NONE_FREE);
        panel.has(1, 250, 0);
    }

    @EveryStorage
    @Test
    @Tag("T5")
    void usersAreReactivatedInTheOrderGivenWhileSeatsAreFree() {
        List<UserId> users = new ArrayList<>(
                Newcomers.names(4).stream().map(people::deactivated).toList());
        UserId active = people.imported("active", STAFF);
        UserId guest = people.imported("gast", GUEST);
        people.office().desk().users().deactivate(guest).orThrow();
        panel.has(2, 0, 2);
        List<UserId> asked =
                List.of(users.get(3), active, users.get(3), guest, users.get(1), users.get(0), users.get(2));

        List<Optional<Reason>> expected = List.of(
                DONE,
                Optional.of(UserReason.WRONG_STATE),
                Optional.of(BulkReason.REPEATED),
                DONE,
                DONE,
                NONE_FREE,
                NONE_FREE);
        assertThat(reactivated(asked)).isEqualTo(expected);
        panel.has(4, 0, 0);
        assertThat(reactivated(asked)).isEqualTo(expected);
        panel.with(1);
        assertThat(reactivated(asked).subList(5, 7)).containsExactly(DONE, NONE_FREE);
        panel.has(5, 0, 0);
    }

    private ListReport invited(String request, List<String> lines, boolean watched) {
        String file = lines.stream()
                .map(line -> line.startsWith("not ")
                        ? line
                        : panel.address(line.substring(0, line.indexOf(','))) + line.substring(line.indexOf(',')))
                .collect(Collectors.joining("\n", "mail,type\n", "\n"));
        AddressList list = AddressList.csv(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))
                .withColumns(ListColumns.create().address("mail").type("type"));
        Invitations invitations = people.office().once(request).invitations();
        return (watched ? invitations.inviteAll(list, STAFF, progress -> true) : invitations.inviteAll(list, STAFF))
                .orThrow();
    }

    private static List<Optional<Reason>> reasons(ListReport report) {
        return report.lines().stream().map(line -> reason(line.outcome())).toList();
    }

    private List<Optional<Reason>> reactivated(List<UserId> users) {
        LifecycleReport<ReactivationReceipt> report =
                people.office().once("back").lifecycle().reactivateAll(users).orThrow();
        return report.answers().stream().map(each -> reason(each.outcome())).toList();
    }

    private static Optional<Reason> reason(Outcome<?> outcome) {
        return outcome.refusal().map(refusal -> refusal.reason());
    }
}

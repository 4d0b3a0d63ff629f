package io.rosterkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Operations;
import io.rosterkit.Roster;
import io.rosterkit.inmemory.InMemoryStorage;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An organization that invites, and as many processes as a test wants that send its mails. */
final class Office {

    static final Duration TICK = Duration.ofSeconds(5);

    final MovableClock clock = new MovableClock();
    final MailServer server = new MailServer(clock);
    private final Storage storage = InMemoryStorage.create(clock);
    private final Desk desk;
    private int invited;

    Office() {
        Roster first = roster();
        OrganizationId organization = first.operations()
                .open("Praxis", "anna@weiss.example")
                .orThrow()
                .organization();
        first.operations().dispatch(10);
        desk = first.as(new Actor.Job(organization, "host"));
    }

    /** Another process on the same storage. */
    Operations process() {
        return roster().operations();
    }

    List<Operations> processes(int count) {
        return IntStream.range(0, count).mapToObj(number -> process()).toList();
    }

    /** Invites so many; answers their addresses, in the order in which their mails are due. */
    List<String> invite(int count) {
        List<String> addresses = IntStream.range(invited, invited + count)
                .mapToObj(number -> "p" + number + "@weiss.example")
                .toList();
        invited += count;
        for (int from = 0; from < count; from += 500) {
            List<String> part = addresses.subList(from, Math.min(count, from + 500));
            desk.invitations()
                    .inviteAll(AddressList.text(part.stream().collect(Collectors.joining("\n"))), StandardProfile.STAFF)
                    .orThrow();
            clock.move(Duration.ofNanos(1_000));
        }
        return addresses;
    }

    /** Invites one person, whose mail is more urgent than those of a list. */
    void inviteAlone(String address) {
        desk.invitations().invite(address, StandardProfile.STAFF).orThrow();
    }

    /** All invitations but that of the founder, with what became of their mails. */
    List<InvitationDetails> invitations() {
        List<InvitationDetails> all = new ArrayList<>();
        PageRequest next = PageRequest.first(PageRequest.MAX_LIMIT);
        while (true) {
            Page<InvitationDetails> page = desk.invitations()
                    .list(Set.of(), InvitationQuery.Order.OLDEST_FIRST, next)
                    .orThrow();
            all.addAll(page.items());
            if (page.next().isEmpty()) {
                return all;
            }
            next = PageRequest.first(PageRequest.MAX_LIMIT).after(page.next().get());
        }
    }

    /** Dispatches in all processes every few seconds for a while, every minute when the while is long. */
    void run(List<Operations> processes, Duration time) {
        Duration tick = time.compareTo(Duration.ofHours(2)) > 0 ? Duration.ofMinutes(1) : TICK;
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            processes.forEach(process -> process.dispatch(20_000));
            clock.move(tick);
        }
    }

    /** Whether nothing waits any more. */
    boolean isDone(Operations process) {
        return process.outbox().backlog().queued() == 0;
    }

    /** Each mail arrived once, none is a dead letter, and none has more attempts than were made. */
    void everythingArrivedOnce(Operations process) {
        assertThat(process.outbox().deadLetters(Optional.empty(), 10)).isEmpty();
        assertThat(process.outbox().backlog().queued()).isZero();
        List<InvitationDetails> all = invitations();
        assertThat(server.accepted())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Office::address).toList());
        assertThat(all).allSatisfy(row -> {
            assertThat(row.delivery().state()).isEqualTo(MessageState.SENT);
            assertThat(row.delivery().attempts())
                    .isBetween(1, server.triesOf("rosterkit." + row.message().id()));
        });
    }

    private static String address(InvitationDetails row) {
        return row.invitee().address().original();
    }

    private Roster roster() {
        return Roster.create(storage, KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(server)
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
    }
}

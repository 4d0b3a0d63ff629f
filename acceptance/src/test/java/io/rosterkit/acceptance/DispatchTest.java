package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Operations;
import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.notice.DeadLetterDetails;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("M4")
class DispatchTest {

    private static final Receipt AWAY = new Receipt.Unavailable("smtp-421");
    private static final Receipt NOT_NOW = new Receipt.Deferred("smtp-450");
    private static final Receipt REJECTED = new Receipt.Rejected("smtp-550");
    private static final byte[] OTHER_KEY = "thirty-two bytes for another key".getBytes(StandardCharsets.US_ASCII);

    private final Post post = new Post();
    private Operations operations;
    private OrganizationId organization;
    private Desk desk;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        Roster roster = post.roster(storage, Post.KEYS, StandardProfile.of("Example"), clock);
        operations = roster.operations();
        organization = operations.open("Praxis", "anna@weiss.example").orThrow().organization();
        desk = roster.as(new Actor.Job(organization, "host"));
        operations.dispatch(10);
        post.forget();
    }

    @Test
    void triesAgainAfterEachWaitOfThePolicyAndThenGivesUp(MovableClock clock) {
        InvitationId ben = invite("ben@weiss.example");
        post.answers(NOT_NOW);
        List<Duration> waits = NoticePolicy.standard().waits();

        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(0, 1, 0, 0, 0));
        for (int retry = 0; retry < waits.size(); retry++) {
            assertThat(delivery(ben)).isEqualTo("QUEUED " + (retry + 1) + " smtp-450");
            clock.move(waits.get(retry).minusSeconds(1));
            assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(0, 0, 0, 0, 0));
            clock.move(waits.get(retry).dividedBy(10).plusSeconds(1));
            operations.dispatch(10);
            assertThat(post.offered()).hasSize(retry + 2);
        }

        assertThat(delivery(ben)).isEqualTo("FAILED 9 smtp-450");
        assertThat(operations.outbox().backlog()).isEqualTo(new Backlog(0, Optional.empty(), 1));
        clock.move(Duration.ofDays(1));
        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(0, 0, 0, 0, 0));
    }

    @Test
    void keepsTheMessageIdOverEveryAttempt(MovableClock clock) {
        InvitationId ben = invite("ben@weiss.example");
        post.answers(AWAY);
        operations.dispatch(10);
        clock.move(Duration.ofMinutes(2));
        post.answers(mail -> {
            throw new IllegalStateException("the gateway is broken");
        });
        operations.dispatch(10);
        clock.move(Duration.ofMinutes(6));
        post.answers(new Receipt.Accepted());
        operations.dispatch(10);

        assertThat(post.offered()).hasSize(3);
        assertThat(post.offered())
                .extracting(Mail::messageId)
                .containsOnly(post.offered().get(0).messageId());
        assertThat(post.offered())
                .extracting(Mail::text)
                .containsOnly(post.offered().get(0).text());
        assertThat(delivery(ben)).isEqualTo("SENT 1 gateway-illegalstateexception");
        desk.invitations().resend(ben).orThrow();
        operations.dispatch(10);
        assertThat(post.offered().get(3).messageId())
                .isNotEqualTo(post.offered().get(0).messageId());
    }

    @Test
    void givesUpAtOnceWhatTheGatewayRejects(MovableClock clock) {
        InvitationId ben = invite("ben@weiss.example");
        post.answers(REJECTED);

        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(0, 0, 1, 0, 0));

        assertThat(delivery(ben)).isEqualTo("FAILED 1 smtp-550");
        assertThat(get(ben).state()).isEqualTo(InvitationState.OPEN);
        DeadLetterDetails dead = deadLetter();
        assertThat(dead.id()).isEqualTo(get(ben).message().id());
        assertThat(dead.delivery()).isEqualTo(get(ben).delivery());
    }

    @Test
    void sendsADeadLetterAgainWhenToldToOnce() {
        InvitationId ben = invite("ben@weiss.example");
        post.answers(REJECTED);
        operations.dispatch(10);
        DeadLetterDetails dead = deadLetter();
        post.answers(new Receipt.Accepted());

        assertThat(operations.dispatch(10).sent()).isZero();
        assertThat(operations.outbox().requeue(organization, dead.id())).isTrue();
        assertThat(operations.outbox().requeue(organization, dead.id())).isFalse();

        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(1, 0, 0, 0, 0));
        assertThat(delivery(ben)).startsWith("SENT");
        assertThat(operations.outbox().backlog().failed()).isZero();
        assertThat(operations.outbox().requeue(organization, dead.id())).isFalse();
    }

    @Test
    void showsAllDeadLettersPageByPage() {
        post.answers(REJECTED);
        inviteMany(5);
        operations.dispatch(10);

        List<DeadLetterDetails> first = operations.outbox().deadLetters(Optional.empty(), 3);
        List<DeadLetterDetails> rest =
                operations.outbox().deadLetters(Optional.of(first.get(2).id()), 3);

        assertThat(first).hasSize(3);
        assertThat(Stream.concat(first.stream(), rest.stream())
                        .map(letter -> letter.to().original())
                        .distinct())
                .hasSize(5);
    }

    @Test
    void triesAgainWhenTheGatewayThrows(MovableClock clock) {
        InvitationId ben = invite("ben@weiss.example");
        post.answers(mail -> {
            throw new IllegalStateException("could not write to " + mail.to().original());
        });

        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(0, 0, 0, 0, 0, 1));

        assertThat(delivery(ben)).isEqualTo("QUEUED 0 gateway-illegalstateexception");
        post.answers(new Receipt.Accepted());
        clock.move(Duration.ofMinutes(2));
        assertThat(operations.dispatch(10).sent()).isEqualTo(1);
    }

    @Test
    void isNotHeldBackByBadAddresses(MovableClock clock) {
        post.answers(mail -> {
            if (mail.to().original().startsWith("p1")) {
                return NOT_NOW;
            }
            return mail.to().original().startsWith("p2") ? REJECTED : new Receipt.Accepted();
        });
        inviteMany(100);

        assertThat(operations.dispatch(1000)).isEqualTo(new DispatchReport(78, 11, 11, 0, 0));
    }

    @Test
    void isNotHeldBackForLongByMailsAtWhichTheGatewayBreaks(MovableClock clock) {
        Set<String> taken = new HashSet<>();
        post.answers(mail -> {
            if (mail.to().original().startsWith("p1")) {
                throw new IllegalStateException("the gateway is broken");
            }
            taken.add(mail.to().original());
            return new Receipt.Accepted();
        });
        inviteMany(100);

        for (int seconds = 0; seconds < 900; seconds += 5) {
            operations.dispatch(1000);
            clock.move(Duration.ofSeconds(5));
        }

        assertThat(taken).hasSize(89);
        assertThat(operations.outbox().backlog().queued()).isEqualTo(11);
    }

    @Test
    void chargesNoMailWhileTheServerIsAwayAndSendsAllWhenItIsBack(MovableClock clock) {
        InvitationId ben = invite("ben@weiss.example");
        inviteMany(60);
        post.answers(AWAY);

        assertThat(operations.dispatch(1000)).isEqualTo(new DispatchReport(0, 0, 0, 0, 0, 50));
        for (int minute = 0; minute < 60; minute++) {
            clock.move(Duration.ofMinutes(1));
            operations.dispatch(1000);
        }
        assertThat(post.offered()).hasSizeBetween(30, 40);
        assertThat(delivery(ben)).startsWith("QUEUED 0");
        assertThat(operations.health().isUp()).isFalse();
        post.forget();
        post.answers(new Receipt.Accepted());
        clock.move(Duration.ofMinutes(2));

        assertThat(operations.dispatch(1000)).isEqualTo(new DispatchReport(61, 0, 0, 0, 0));
        assertThat(post.addresses()).hasSize(61).doesNotHaveDuplicates();
        assertThat(delivery(ben)).startsWith("SENT 1");
        assertThat(operations.health().isUp()).isTrue();
    }

    @Test
    void forgetsWhatWasSentLongAgoButForOpenInvitations(Storage storage, MovableClock clock) {
        InvitationId withdrawn = invite("ben@weiss.example");
        InvitationId open = invite("eva@weiss.example");
        operations.dispatch(10);
        desk.invitations().withdraw(withdrawn).orThrow();
        post.answers(REJECTED);
        InvitationId failed = invite("ida@weiss.example");
        operations.dispatch(10);
        desk.invitations().withdraw(failed).orThrow();

        clock.move(Duration.ofDays(90).minusSeconds(1));
        operations.purge(1000);
        assertThat(delivery(withdrawn)).startsWith("SENT 1");
        clock.move(Duration.ofSeconds(2));
        operations.purge(1000);

        assertThat(delivery(withdrawn)).isEqualTo("FORGOTTEN 0 ");
        assertThat(delivery(open)).startsWith("SENT 1");
        assertThat(delivery(failed)).isEqualTo("FAILED 1 smtp-550");
        assertThat(desk.invitations()
                        .list(Set.of(), InvitationQuery.Order.OLDEST_FIRST, PageRequest.first(10))
                        .orThrow()
                        .items())
                .hasSize(4);
        assertThat(operations.purge(1000)).isZero();
    }

    @Test
    @Tag("G2")
    void isNotHeldBackByALinkWhoseKeyWasDropped(Storage storage, MovableClock clock) {
        invite("ben@weiss.example");
        Operations after = post.roster(
                        storage, KeyRing.of(2, Map.of(2, OTHER_KEY)), StandardProfile.of("Example"), clock)
                .operations();
        after.open("Dental", "eva@dental.example").orThrow();

        DispatchReport report = after.dispatch(10);

        assertThat(post.addresses()).containsExactly("eva@dental.example");
        assertThat(report.sent()).isEqualTo(1);
    }

    @Test
    @Tag("G2")
    void isNotHeldBackByACodeWordThatIsDamaged(Storage storage) {
        invite("ben@weiss.example");
        damageTheCodeWord(storage);
        operations.open("Dental", "eva@dental.example").orThrow();

        operations.dispatch(10);

        assertThat(post.addresses()).contains("eva@dental.example");
    }

    @Test
    @Tag("G2")
    void sendsALinkThatWorksWhenAnInvitationIsRenewedAfterItsKeyWasDropped(Storage storage, MovableClock clock) {
        InvitationId ben = invite("ben@weiss.example");
        Roster after = post.roster(storage, KeyRing.of(2, Map.of(2, OTHER_KEY)), StandardProfile.of("Example"), clock);

        after.as(new Actor.Job(organization, "host")).invitations().renew(ben).orThrow();
        after.operations().dispatch(10);

        assertThat(post.addresses()).containsExactly("ben@weiss.example");
        assertThat(after.front(Someone.AT_HOME)
                        .look(Secrets.linkIn(post.offered().get(0)))
                        .refusal())
                .isEmpty();
    }

    @Test
    void dropsTheMessageOfAnInvitationThatIsNotOpenAnyMore(MovableClock clock) {
        InvitationId withdrawn = invite("ben@weiss.example");
        InvitationId replaced = invite("eva@weiss.example");
        InvitationId expired = invite("ida@weiss.example");
        desk.invitations().withdraw(withdrawn).orThrow();
        clock.move(Duration.ofDays(7));
        desk.invitations()
                .replace(replaced, InvitationDraft.to("uta@weiss.example", STAFF))
                .orThrow();

        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(1, 0, 0, 3, 0));

        assertThat(post.addresses()).containsExactly("uta@weiss.example");
        assertThat(Stream.of(withdrawn, replaced, expired)
                        .map(id -> get(id).delivery().state()))
                .containsOnly(MessageState.DROPPED);
    }

    @Test
    void sendsOnlyTheLatestOfSeveralLinksThatWait() {
        InvitationId ben = invite("ben@weiss.example");
        desk.invitations().resend(ben).orThrow();
        desk.invitations().renew(ben).orThrow();

        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(1, 0, 0, 2, 0));

        assertThat(delivery(ben)).startsWith("SENT 1");
    }

    @Test
    void dropsADeadLetterThatIsSentAgainAfterTheWithdrawal() {
        InvitationId ben = invite("ben@weiss.example");
        post.answers(REJECTED);
        operations.dispatch(10);
        desk.invitations().withdraw(ben).orThrow();
        post.answers(new Receipt.Accepted());

        operations.outbox().requeue(organization, deadLetter().id());

        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(0, 0, 0, 1, 0));
    }

    @Test
    @Tag("G7")
    void writesToOnePersonBeforeAThousandWhoCameInAList(MovableClock clock) {
        inviteMany(1000);
        operations.dispatch(10);
        clock.move(Duration.ofMinutes(1));
        invite("ben@weiss.example");

        operations.dispatch(10);

        assertThat(post.addresses()).hasSize(20).doesNotHaveDuplicates();
        assertThat(post.addresses().get(10)).isEqualTo("ben@weiss.example");
    }

    @Test
    void sendsNoMoreThanItWasAskedTo(MovableClock clock) {
        Instant invited = clock.instant();
        inviteMany(120);

        assertThat(operations.dispatch(70).sent()).isEqualTo(70);

        assertThat(operations.outbox().backlog()).isEqualTo(new Backlog(50, Optional.of(invited), 0));
        assertThat(operations.dispatch(70).sent()).isEqualTo(50);
        assertThat(post.addresses()).hasSize(120).doesNotHaveDuplicates();
    }

    private void damageTheCodeWord(Storage storage) {
        Practice practice =
                storage.port(OrganizationStore.class).practices(organization).get(0);
        Revision next = practice.revision().next(practice.revision().seal());
        Practice damaged = practice.withCodeWord(new SealedWord(1, Bytes.of(new byte[39])), next);
        Changes changes = Changes.none(organization).and(PracticeTable.PRACTICES.update(damaged));
        assertThat(storage.apply(changes)).isEqualTo(new Applied.Done());
    }

    private InvitationId invite(String address) {
        return desk.invitations().invite(address, STAFF).orThrow().invitation();
    }

    private void inviteMany(int count) {
        String list = IntStream.range(0, count)
                .mapToObj(number -> "p" + number + "@weiss.example")
                .collect(Collectors.joining("\n"));
        desk.invitations().inviteAll(AddressList.text(list), STAFF).orThrow();
    }

    private InvitationDetails get(InvitationId id) {
        return desk.invitations().get(id).orThrow();
    }

    private String delivery(InvitationId id) {
        Delivery delivery = get(id).delivery();
        return delivery.state() + " " + delivery.attempts() + " "
                + delivery.failure().orElse("");
    }

    private DeadLetterDetails deadLetter() {
        List<DeadLetterDetails> dead = operations.outbox().deadLetters(Optional.empty(), 10);
        assertThat(dead).hasSize(1);
        return dead.get(0);
    }
}

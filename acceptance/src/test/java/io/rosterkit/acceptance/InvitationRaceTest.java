package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
class InvitationRaceTest {

    private static final int THREADS = 32;

    @Test
    @Tag("M4")
    @Tag("G1")
    void oneOfManyInvitersOfOneAddressWins(Offices offices, Mailbox mail) {
        Office office = offices.open();

        List<Outcome<InvitationReceipt>> answers = Barrier.together(
                THREADS,
                number -> () -> office.desk()
                        .invitations()
                        .invite(number % 2 == 0 ? "ben@weiss.example" : "Ben@Weiss.example", STAFF));

        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .hasSize(THREADS - 1)
                .allSatisfy(answer -> assertThat(answer.refusal().orElseThrow().reason())
                        .isEqualTo(InvitationReason.ALREADY_INVITED));
        assertThat(office.desk()
                        .invitations()
                        .list(Set.of(InvitationState.OPEN), InvitationQuery.Order.ADDRESS, PageRequest.first(100))
                        .orThrow()
                        .items())
                .hasSize(1);
        assertThat(mail.all().stream().filter(one -> one.to().key().equals("ben@weiss.example")))
                .hasSize(1);
    }

    @Test
    @Tag("M4")
    @Tag("G4")
    void everyAnswerIsTrueAndTheHistoryHasNoGap(Offices offices, Storage storage) {
        Office office = offices.open();
        InvitationId ben = office.desk()
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow()
                .invitation();

        List<Outcome<InvitationReceipt>> answers = Barrier.together(THREADS, number -> () -> {
            Invitations invitations = office.desk().invitations();
            return switch (number % 8) {
                case 7 -> invitations.withdraw(ben);
                case 1, 3, 5 -> invitations.renew(ben);
                default -> invitations.resend(ben);
            };
        });

        List<JournalRecord> entries = office.desk()
                .invitations()
                .history(ben, PageRequest.first(500))
                .orThrow()
                .items();
        List<JournalEntry> chained = Stored.journal(storage, office.organization(), ben).stream()
                .filter(entry -> entry.subject().version() > 0)
                .toList();
        long done =
                answers.stream().filter(answer -> answer.refusal().isEmpty()).count();
        assertThat(chained)
                .extracting(entry -> entry.subject().version())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, done + 1).boxed().toList());
        assertThat(entries).hasSize(1 + THREADS);
        assertThat(answers)
                .filteredOn(answer -> answer.answer()
                        .filter(receipt -> receipt.state() == InvitationState.WITHDRAWN)
                        .isPresent())
                .hasSize(1);
        assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(InvitationReason.WRONG_STATE));
        assertThat(office.desk().journal().verify(ben).orThrow().holds()).isTrue();
        assertThat(Stored.invitation(storage, office.organization(), ben)
                        .revision()
                        .version())
                .isEqualTo(done + 1);
    }

    @Test
    @Tag("G6")
    void manyThreadsWithOneRequestHaveOneEffectAndOneAnswer(Offices offices, Mailbox mail) {
        Office office = offices.open();

        List<Outcome<InvitationReceipt>> answers = Barrier.together(
                THREADS, number -> () -> office.once("req-1").invitations().invite("ben@weiss.example", STAFF));

        assertThat(answers.stream().map(Outcome::orThrow).distinct()).hasSize(1);
        assertThat(mail.to("ben@weiss.example").count()).isEqualTo(1);
    }
}

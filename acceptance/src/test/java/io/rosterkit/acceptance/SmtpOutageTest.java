package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.mail.Encryption;
import io.rosterkit.mail.SmtpMail;
import io.rosterkit.model.access.Actor;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A mail server on a real socket that is silent, then refuses, then is back. */
@RosterTest
class SmtpOutageTest {

    private static final int WAITING = 10;

    @Test
    void whatWaitedLeavesOnceAndNothingIsLost(Storage storage, MovableClock clock) throws IOException {
        int port;
        Roster roster;
        try (SmtpServer silent = SmtpServer.at(0, true)) {
            port = silent.port();
            roster = roster(storage, clock, port, Duration.ofMillis(500));
            invite(roster, WAITING);

            dispatchFor(roster, clock, Duration.ofMinutes(5));
            assertThat(silent.connections()).isPositive();
            assertThat(silent.taken()).isEmpty();
        }
        dispatchFor(roster, clock, Duration.ofMinutes(20));
        assertThat(roster.operations().outbox().backlog().failed()).isZero();

        try (SmtpServer back = SmtpServer.at(port, false)) {
            dispatchFor(roster, clock, Duration.ofHours(3));

            assertThat(back.taken()).hasSize(WAITING).doesNotHaveDuplicates();
        }
        assertThat(roster.operations().outbox().backlog().failed()).isZero();
    }

    @Test
    void aServerThatBlocksTheClientWithoutSayingSoCostsFourDeadLetters(Storage storage, MovableClock clock)
            throws IOException {
        try (SmtpServer server = SmtpServer.at(0, false)) {
            server.answersToRecipients("550 no");
            Roster roster = roster(storage, clock, server.port(), Duration.ofSeconds(20));
            invite(roster, 2 * WAITING);

            dispatchFor(roster, clock, Duration.ofHours(2));

            assertThat(server.taken()).isEmpty();
            assertThat(roster.operations().outbox().backlog().failed()).isEqualTo(4);
            assertThat(roster.operations().health().gateways().get(0).trouble())
                    .hasValueSatisfying(
                            trouble -> assertThat(trouble.fault().code()).isEqualTo("refuses-all-smtp-550"));

            server.answersToRecipients("250 fine");
            dispatchFor(roster, clock, Duration.ofMinutes(3));

            assertThat(server.taken()).hasSize(2 * WAITING - 4).doesNotHaveDuplicates();
            assertThat(roster.operations().health().isUp()).isTrue();
        }
    }

    private static void invite(Roster roster, int count) {
        OpeningReceipt founded =
                roster.operations().open("Praxis", "anna@weiss.example").orThrow();
        for (int number = 1; number < count; number++) {
            roster.as(new Actor.Job(founded.organization(), "host"))
                    .invitations()
                    .invite("user" + number + "@weiss.example", STAFF)
                    .orThrow();
        }
    }

    private static void dispatchFor(Roster roster, MovableClock clock, Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            roster.operations().dispatch(100);
            clock.move(Duration.ofMinutes(1));
        }
    }

    /** The timeout is short only for a server that never answers; any other may be slow on a busy machine. */
    private static Roster roster(Storage storage, MovableClock clock, int port, Duration timeout) {
        return Roster.create(storage, Post.KEYS, StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(SmtpMail.create("localhost", port, "no-reply@app.example.org")
                        .encryption(Encryption.NONE)
                        .ehloName("app.example.org")
                        .timeout(timeout)
                        .build())
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
    }
}

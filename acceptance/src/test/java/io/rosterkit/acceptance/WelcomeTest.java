package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.testkit.Faults;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The test that the README shows. */
@RosterTest
class WelcomeTest {

    @Test
    void mailsBenAgainWhenHisMailboxWasFull(Offices offices, Mailbox mail, Faults faults, MovableClock clock) {
        Office office = offices.open();
        faults.nextMail(new Receipt.Deferred("mailbox-full"));
        office.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();

        assertThat(mail.to("ben@weiss.example").count()).isZero();
        clock.move(Duration.ofHours(1));
        assertThat(mail.to("ben@weiss.example").count()).isEqualTo(1);
    }
}

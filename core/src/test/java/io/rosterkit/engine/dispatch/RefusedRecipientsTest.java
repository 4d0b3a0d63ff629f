package io.rosterkit.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Settlement;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M4")
class RefusedRecipientsTest {

    private final RejectedRecipients refused = new RejectedRecipients();

    @Test
    void areTooManyFromTheFifthOnUntilAMessageIsTaken() {
        for (int number = 1; number <= 4; number++) {
            assertThat(refused.add(address(number))).isFalse();
        }
        assertThat(refused.add(address(5))).isTrue();
        assertThat(refused.add(address(1))).isTrue();

        refused.clear();

        assertThat(refused.isAboveLimit()).isFalse();
        assertThat(refused.add(address(5))).isFalse();
    }

    @Test
    void areCountedOnceHoweverOftenOneIsWrittenTo() {
        for (int time = 0; time < 20; time++) {
            assertThat(refused.add(address(1))).isFalse();
        }
    }

    @Test
    void nameTheTroubleWithinTheLengthOfACode() {
        DeliveryFailure failure = RejectedRecipients.gatewayFailure(
                new MessageDelivery.Result.Rejected(new Settlement.Failed(Instant.EPOCH, "x".repeat(40)), false));

        assertThat(failure.code()).hasSize(40).startsWith("refuses-all-x");
        assertThat(failure.isUnexplained()).isFalse();
    }

    private static EmailAddress address(int number) {
        return new EmailAddress("p" + number + "@weiss.example", "p" + number + "@weiss.example");
    }
}

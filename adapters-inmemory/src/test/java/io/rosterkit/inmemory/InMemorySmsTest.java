package io.rosterkit.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Sms;
import io.rosterkit.spi.notice.Receipt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InMemorySmsTest {

    private static final String BEN = "+436641234567";
    private static final String ANNA = "+436647654321";

    private final InMemorySms sms = InMemorySms.create();

    @Test
    void keepsWhatItIsGivenInOrder() {
        Sms first = smsTo(BEN);
        Sms second = smsTo(ANNA);

        assertThat(sms.send(first)).isEqualTo(new Receipt.Accepted());
        sms.send(second);
        sms.send(first);

        assertThat(sms.messages()).containsExactly(first, second, first);
    }

    @Test
    void findsWhatWentToANumber() {
        Sms ben = smsTo(BEN);
        sms.send(ben);
        sms.send(smsTo(ANNA));

        assertThat(sms.to(BEN)).containsExactly(ben);
        assertThat(sms.to("+436640000000")).isEmpty();
    }

    @Test
    void losesNothingThatManySendAtOnce() {
        IntStream.range(0, 1_000).parallel().forEach(number -> sms.send(smsTo(BEN)));

        assertThat(sms.messages()).hasSize(1_000);
    }

    @Test
    void tellsNoContent() {
        sms.send(smsTo(BEN));

        assertThat(sms).hasToString("InMemorySms[1 messages]");
    }

    private static Sms smsTo(String number) {
        return new Sms("m-1", new PhoneNumber(number), "text");
    }
}

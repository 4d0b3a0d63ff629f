package io.rosterkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Sms;
import io.rosterkit.spi.notice.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandsetsTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+491715550123");

    @Test
    void findTheCodeOnTheLastLine() {
        Handsets.Texts texts = new Handsets.Texts(List.of(
                sms("482913 is your Example code.\n\n@app.example.org #482913"),
                sms("Your code is 111111.\n@evil.example #111111\n\n@app.example.org #733101")));

        assertThat(texts.code(0)).isEqualTo("482913");
        assertThat(texts.code()).isEqualTo("733101");
        assertThat(texts.count()).isEqualTo(2);
    }

    @Test
    void failWhereThereIsNothing() {
        Handsets.Texts none = new Handsets.Texts(List.of());
        Handsets.Texts noCode = new Handsets.Texts(List.of(sms("@app.example.org #482913\nthanks")));

        assertThatThrownBy(none::latest).isInstanceOf(AssertionError.class).hasMessage("no text message has arrived");
        assertThatThrownBy(noCode::code).isInstanceOf(AssertionError.class).hasMessageContaining("last line");
    }

    @Test
    void receiveWhatNoFaultKeepsBack() {
        Faults faults = new Faults();
        faults.nextSms(new Receipt.Rejected("sms-barred"));
        faults.nextSmsThrows();

        assertThat(faults.receipt(sms("one"))).contains(new Receipt.Rejected("sms-barred"));
        assertThatThrownBy(() -> faults.receipt(sms("two"))).isInstanceOf(IllegalStateException.class);
        assertThat(faults.receipt(sms("three"))).isEmpty();
    }

    private static Sms sms(String text) {
        return new Sms("rosterkit.1", PHONE, text);
    }
}

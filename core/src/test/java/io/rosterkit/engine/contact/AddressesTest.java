package io.rosterkit.engine.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0anna@weiss.example\u00A0",
                "\u200Banna@weiss.example\u200B",
                "\uFEFFanna@weiss.example\uFEFF",
                "\u200Eanna@weiss.example\u200F",
                "\u202Aanna@weiss.example\u202C",
                "\u2068anna@weiss.example\u2069",
                "\u2060\u00AD \u00A0anna@weiss.example\t\u2060\u00AD",
                "\u202F\u3000anna@weiss.example\u2007"
            })
    void takesAwayMarksOnBothSides(String typed) {
        assertThat(Addresses.parse(typed).orThrow().original()).isEqualTo("anna@weiss.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "an\u200Bna@weiss.example",
                "anna\u00A0@weiss.example",
                "anna@\u200Eweiss.example",
                "anna@weiss\u00AD.example",
                "anna@we\u200Biss.example",
                "anna@we\u2060iss.example",
                "anna@weiss\uFE0F.example",
                "\u202Eanna@weiss.example",
                "\u0000anna@weiss.example"
            })
    void refusesMarksWithin(String typed) {
        assertThat(Addresses.parse(typed).refusal())
                .contains(Refusal.of(ContactReason.ADDRESS_MALFORMED).at("address"));
    }

    @ParameterizedTest
    @CsvSource({
        "info@straße.example, xn--strae-oqa.example",
        "info@STRASSE.faß.de, strasse.xn--fa-hia.de",
        "info@STRAẞE.example, xn--strae-oqa.example",
        "info@βόλος.com, xn--nxasmm1c.com",
        "info@müller.weiß.example, xn--mller-kva.xn--wei-7ka.example",
        "info@\u0646\u0627\u0645\u0647\u200C\u0627\u06CC.com, xn--mgba3gch31f060k.com"
    })
    void namesTheFormToTypeOfADomainThatCanBeReadInTwoWays(String typed, String ascii) {
        Refusal refusal = Addresses.parse(typed).refusal().orElseThrow();

        assertThat(refusal)
                .isEqualTo(Refusal.of(ContactReason.ADDRESS_MALFORMED)
                        .at("address")
                        .with("asciiDomain", ascii));
        assertThat(Addresses.parse("info@" + ascii).orThrow().key()).isEqualTo("info@" + ascii);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ben@we\u200Diss.example", "ben@we\u200Ciss.example", "ben@weiß", "ben@we iß.example"})
    void namesNoFormWhereThereIsNone(String typed) {
        assertThat(Addresses.parse(typed).refusal())
                .contains(Refusal.of(ContactReason.ADDRESS_MALFORMED).at("address"));
    }
}

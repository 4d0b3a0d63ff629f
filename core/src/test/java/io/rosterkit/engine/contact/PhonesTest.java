package io.rosterkit.engine.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("V4")
class PhonesTest {

    @ParameterizedTest
    @CsvSource({
        "+49 30 901820, +4930901820",
        "0049 30 901820, +4930901820",
        "+49 (0)30 / 90.18-20, +4930901820",
        "(+49) 30 901820, +4930901820",
        "＋４９ ３０ ９０１８２０, +4930901820",
        "+٤٩٣٠٩٠١٨٢٠, +4930901820",
        "+49\u00A0171\u20115550123, +491715550123",
        "+1 (202) 555-0123, +12025550123",
        "+39 06 698 1234, +39066981234",
        "+683 4000, +6834000",
        "\u202A+49 171 5550123\u202C, +491715550123",
        "\u200E+49 171 5550123\u200B, +491715550123",
        "\uFEFF\u00A0+49 171 5550123\u00A0\u2060, +491715550123",
        "+1 800 356 9377, +18003569377"
    })
    void readsANumberInItsInternationalForm(String written, String number) {
        assertThat(Phones.parse(written).orThrow().e164()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "00",
                "030 901820",
                "901820",
                "+49",
                "+49 12",
                "+0 30 901820",
                "+00 49 30 901820",
                "+999 30 901820",
                "+1 202 555 012",
                "+1 202 555 01234",
                "+49 123456789012345",
                "+49 30 901820123456789012345678901234567890",
                "++49 30 901820",
                "+49 +30 901820",
                "49+30901820",
                "+1 800 FLOWERS",
                "+1 800 356-9377 ext. 5",
                "+1 800 356-9377 x5",
                "+1 800 356-9377;ext=5",
                "+1 800 356-9377#5",
                "+1 800 356-9377,5",
                "tel:+4930901820",
                "901820;phone-context=+4930",
                "+49 30 901820\n",
                "+49 30\r\n901820",
                "+49\t30 901820",
                "+49 30 901820\u0000",
                "\u202E+49 30 901820",
                "+49 30 90182²",
                "+49 30 90182①"
            })
    void refusesWhatIsNoneOrCannotExist(String written) {
        assertThat(Phones.parse(written).refusal())
                .contains(Refusal.of(ContactReason.PHONE_MALFORMED).at("phone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 900 1234567",
                "+49 180 5123456",
                "+49 137 7123456",
                "+44 909 8790000",
                "+44 70 1234 5678",
                "+1 900 555 0123",
                "+979 123456789",
                "\u200E+33 899 12 34 56"
            })
    void refusesANumberAtWhichATextCostsMore(String written) {
        assertThat(Phones.parse(written).refusal())
                .contains(Refusal.of(ContactReason.PHONE_PREMIUM).at("phone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49 30\u200B901820", "+49 \u202A30 901820", "+49 110", "+1 911", "+44 999"})
    void refusesMarksWithinANumberAndNumbersForEmergencies(String written) {
        assertThat(Phones.parse(written).refusal())
                .contains(Refusal.of(ContactReason.PHONE_MALFORMED).at("phone"));
    }
}

package io.rosterkit.engine.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {

    /** Samples A, B, L and S of RFC 3492, section 7.1, and a label of the registry of German domains. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ليهمابتكلموشعربي؟,   egbpdaj6bu4bxfgehfvwxn
            他们为什么不说中文,   ihqwcrb4cv8a8dqg056pqjye
            3年B組金八先生,      3B-ww4c5e180e575a65lsy2b
            -> $1.00 <-,        -> $1.00 <--
            straße,             strae-oqa
            """)
    void writesWhatTheStandardWrites(String label, String ascii) {
        assertThat(Punycode.encode(label.codePoints().toArray())).isEqualTo(ascii);
    }

    @Test
    void agreesWithThePlatformOnRandomLabels() {
        Random random = new Random(3492);
        for (int round = 0; round < 2_000; round++) {
            String label = random.ints(1 + random.nextInt(15), 0, 80)
                    .map(letter ->
                            letter < 20 ? 'a' + letter : letter < 60 ? 0x4E00 + letter * 37 : 0x430 + letter - 60)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .append('\u00FC')
                    .toString();

            assertThat("xn--" + Punycode.encode(label.codePoints().toArray()))
                    .as(label)
                    .isEqualTo(IDN.toASCII(label));
        }
    }
}

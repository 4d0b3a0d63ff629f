package io.rosterkit.spi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFactsTest {

    @Test
    void comeBackAsTheyWere() {
        SortedMap<String, String> facts = new TreeMap<>(Map.of("a=b", "c%0ad\n", "", "", "%", "%25", "ı", "\r\u0000x"));
        assertThat(TextFacts.read(TextFacts.write(facts))).isEqualTo(facts);
        assertThat(TextFacts.write(facts)).doesNotContain("\r", "\u0000");
    }

    @Test
    void comeBackWhateverTheyHold() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            SortedMap<String, String> facts = new TreeMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                facts.put(text(random), text(random));
            }
            assertThat(TextFacts.read(TextFacts.write(facts))).isEqualTo(facts);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "a=b", "a=b\n ", "a\n", "=", "a=b\nc"})
    void areSaidToBeDamagedWhereSomebodyWroteOverThem(String text) {
        assertThat(TextFacts.read(text)).isEqualTo(Map.of("damaged", "yes"));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append("%=\n2503dx$\\ä".charAt(random.nextInt(11)));
        }
        return text.toString();
    }
}

package io.rosterkit.engine.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("V6")
class CommonPasswordsTest {

    private static final int LONG = 4_000;

    private final CommonPasswords common = new CommonPasswords();

    @ParameterizedTest
    @CsvSource({"a, 1", "aa, 1", "ab, 2", "abab, 2", "ababa, 2", "abaab, 3", "aabaaab, 4", "abcabcab, 3", "abcd, 4"})
    void tellsAfterHowManyCharactersATextBeginsAgain(String text, int period) {
        assertThat(CommonPasswords.period(text)).isEqualTo(period);
        assertThat(CommonPasswords.period("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaa",
                "aaaabbbb",
                "qwert",
                "trewq",
                "qwertasdf",
                "asdfghjklöä",
                "passwordqwer",
                "password111",
                "abcdefgfed",
                "1qaz2wsx111"
            })
    void slides(String text) {
        assertThat(common.isKeyboardWalk(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "aa", "qw", "qwertx", "xqwert", "aabb", "passwordqw", "qwertpassword", "aaaab", "]asdf/"
            })
    void doesNotSlide(String text) {
        assertThat(common.isKeyboardWalk(text)).isFalse();
    }

    @Test
    void decidesAsIfItTriedEveryPart() {
        Random random = new Random(7);
        List<String> parts = List.of("a", "b", "c", "abc", "qwe", "rty", "ewq", "1", "23", "password", "secret");
        for (int round = 0; round < 5_000; round++) {
            String text = random.ints(random.nextInt(9), 0, parts.size())
                    .mapToObj(parts::get)
                    .collect(Collectors.joining());
            assertThat(CommonPasswords.period(text)).as(text).isEqualTo(slowPeriod(text));
            assertThat(common.isKeyboardWalk(text)).as(text).isEqualTo(slowlySlidOver(text));
        }
    }

    private boolean slowlySlidOver(String text) {
        boolean[] reached = new boolean[text.length() + 1];
        for (int at = 0; at < text.length(); at++) {
            if (at == 0 || reached[at] || common.listed().contains(text.substring(0, at))) {
                for (int end = at + 3; end <= text.length(); end++) {
                    String part = text.substring(at, end);
                    reached[end] |= CommonPasswords.KEYBOARD_ROWS.contains(part) || slowPeriod(part) == 1;
                }
            }
        }
        return reached[text.length()];
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "aab", "qwertyuiop", "\u222B", "aaaaaaaaaaaaaaab", "password"})
    void looksAFewTimesAtEachCharacterHoweverLongTheTextIs(String unit) {
        Counted slid = new Counted(unit.repeat(LONG / unit.length()) + "b");
        Counted again = new Counted(unit.repeat(LONG / unit.length()) + "b");

        common.isKeyboardWalk(slid);
        CommonPasswords.period(again);

        assertThat(slid.looks).isLessThan(2 * LONG);
        assertThat(again.looks).isLessThan(5 * LONG);
    }

    @Test
    void whatBecomesLongByFoldingIsDecidedToo() {
        assertThat(common.contain("\u2A0C".repeat(255) + "b")).isFalse();
        assertThat(common.contain("\u2A0C".repeat(255))).isTrue();
    }

    private static int slowPeriod(String text) {
        return IntStream.range(1, text.length())
                .filter(period -> text.startsWith(text.substring(period)))
                .findFirst()
                .orElse(text.length());
    }

    /** Counts how often one looks at a character. */
    private static final class Counted implements CharSequence {

        private final String text;
        private int looks;

        private Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

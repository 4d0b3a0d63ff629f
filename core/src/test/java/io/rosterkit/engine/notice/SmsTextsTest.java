package io.rosterkit.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.notice.Languages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("V4")
class SmsTextsTest {

    private static final String HOST = "app.example.org";

    private final MessageTemplates templates = new MessageTemplates();

    static Stream<Locale> languages() {
        return Languages.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void bindTheCodeToTheHostOnTheLastLine(Locale language) {
        String text = text("Example", language);

        assertThat(OneTimeCode.parse(text)).contains(new OneTimeCode(HOST, "482913"));
        assertThat(text).endsWith("\n\n@app.example.org #482913");
        assertThat(text).startsWith("482913 ").contains("Example");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void areWrittenInTheAlphabetOfShortMessages(Locale language) {
        String text = text("Example", language);

        assertThat(Gsm7.canEncode(text)).isTrue();
        assertThat(Gsm7.septets(text)).isEqualTo(text.length()).isLessThanOrEqualTo(160);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void holdNoLinkWhateverTheProductIsCalled(Locale language) {
        assertThat(text("www.example.org", language)).contains("www. example. org");
        assertThat(text("https://example", language)).doesNotContain("://");
        assertThat(OneTimeCode.parse(text("A\n@evil.example #1", language))).contains(new OneTimeCode(HOST, "482913"));
    }

    @Test
    void areAsTheSpecificationShowsThem() {
        assertThat(text("Example", Locale.ENGLISH))
                .isEqualTo("482913 is your Example code. Do not share it.\n\n@app.example.org #482913");
        assertThat(text("Müller & Söhne", Locale.GERMAN))
                .isEqualTo("482913 ist Ihr Code für Müller & Söhne. Geben Sie ihn nicht weiter."
                        + "\n\n@app.example.org #482913");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example", "Praxis Müller", "[Example]", "Beta Ω"})
    void passForAProductThatCanBeWritten(String product) {
        assertThatCode(() -> SmsTexts.check(product, HOST)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example’s", "Example – Praxis", "Žádost", "診療所", "Tooth \uD83E\uDDB7", "A\tB"})
    void areRefusedForAProductThatTurnsThemIntoAnotherAlphabet(String product) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsTexts.check(product, HOST))
                .withMessageStartingWith("product must be writable in GSM-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "app example", "app.example.org #1", "@app.example", "app.example.org\n", "äpp.example"})
    void areRefusedForAHostThatWouldBreakTheLastLine(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsTexts.check("Example", host))
                .withMessageStartingWith("host must be");
    }

    @Test
    void areRefusedWhereTheLongestCodeDoesNotFitIntoOneSegmentInSomeLanguage() {
        int room = 160
                - Languages.ALL.stream()
                        .mapToInt(language -> text("88888888", "", language).length())
                        .max()
                        .orElseThrow();

        assertThatCode(() -> SmsTexts.check("x".repeat(room), HOST)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsTexts.check("x".repeat(room + 1), HOST))
                .withMessageContaining("161 of 160")
                .withMessageContaining("language de");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsTexts.check("x".repeat(room - 1) + "€", HOST))
                .withMessageContaining("161 of 160");
    }

    @Test
    void countTheExtensionOfTheAlphabetTwice() {
        assertThat(Gsm7.septets("a€")).isEqualTo(3);
        assertThat(List.of("^", "{", "}", "\\", "[", "~", "]", "|", "€", "\f"))
                .allMatch(character -> Gsm7.canEncode(character) && Gsm7.septets(character) == 2);
        assertThat(List.of("`", "ç", "\t", "á", "“", "\u00A0")).noneMatch(Gsm7::canEncode);
        assertThat(Gsm7.canEncode("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà")).isTrue();
    }

    private String text(String product, Locale language) {
        return text("482913", product, language);
    }

    private String text(String code, String product, Locale language) {
        return templates.text(SmsTexts.code(code, product, HOST, language));
    }
}

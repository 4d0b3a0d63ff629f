package io.rosterkit.model.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

    private static final String LONGEST = "de-x-abcdefg" + "-abcdefg".repeat(11);

    @Test
    void keepsALanguageWithItsRegion() {
        assertThat(LanguageTag.of(Locale.forLanguageTag("de-AT")).locale()).isEqualTo(Locale.forLanguageTag("de-AT"));
        assertThat(LONGEST).hasSize(LanguageTag.MAX_LENGTH);
        assertThat(new LanguageTag(LONGEST).text()).isEqualTo(LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de_AT", "DE-at", " de", "German language"})
    void refusesWhatJavaDoesNotWrite(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LanguageTag(text));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LanguageTag(LONGEST + "h"))
                .withMessageContaining("100 characters");
    }
}

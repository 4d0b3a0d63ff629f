package io.rosterkit.engine.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.password.HashingLimits;
import io.rosterkit.password.PasswordPolicy;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final Passwords.Context NOBODY = new Passwords.Context(List.of(), true);
    private static final Passwords.Context ALONE = new Passwords.Context(List.of(), false);
    private static final Passwords.Context ANNA = new Passwords.Context(
            List.of(
                    "Zahnarztpraxis Weiß",
                    "SecureMail",
                    "Anna-Lena Weiß",
                    "anna.weiss",
                    "praxis-weiss.example",
                    "Bo",
                    "C."),
            true);

    private final Passwords passwords = new Passwords(PasswordPolicy.standard());

    @Test
    void twoWaysToComposeALetterAreOnePassword() {
        String composed = "Prüfung über Größe";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(passwords.normalize(decomposed).answer()).contains(composed);
        assertThat(passwords.accept(decomposed, ALONE).answer()).contains(composed);
    }

    @Test
    void blanksSignsAndSymbolsStay() {
        String odd = "  \t\0 \uD83D\uDE00 ﬁn ½ \u05D0 \u202E x ";
        assertThat(passwords.normalize(odd).answer()).contains(odd);
        assertThat(passwords.accept(odd, ALONE).answer()).contains(odd);
    }

    @Test
    void anEmptyPasswordIsOneLikeAnyOtherUntilItIsChosen() {
        assertThat(passwords.normalize("").answer()).contains("");
        assertThat(reason(passwords.accept("", NOBODY))).isEqualTo(SignInReason.PASSWORD_TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "abc\uD83Ddefghijklmno", "\uDE00\uD83D", "before the end \uDE00"})
    void halfASurrogatePairIsNotText(String typed) {
        assertThat(reason(passwords.normalize(typed))).isEqualTo(SignInReason.PASSWORD_NOT_TEXT);
        assertThat(reason(passwords.accept(typed, NOBODY))).isEqualTo(SignInReason.PASSWORD_NOT_TEXT);
    }

    @Test
    void lengthCountsCodePointsAfterNormalising() {
        String face = "\uD83D\uDE00";
        assertThat(passwords.normalize(face.repeat(256)).answer()).isPresent();
        Refusal refusal = passwords.normalize(face.repeat(257)).refusal().orElseThrow();
        assertThat(refusal.reason()).isEqualTo(SignInReason.PASSWORD_TOO_LONG);
        assertThat(refusal.field()).isEqualTo("password");
        assertThat(refusal.facts()).containsEntry("atMost", "256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u1F82", "\uAC01", "\u1EA5", "\uD804\uDCAB", "\u0390"})
    void theLongestPasswordMayBeTypedInPieces(String letter) {
        String composed = letter.repeat(256);
        assertThat(passwords
                        .normalize(Normalizer.normalize(composed, Normalizer.Form.NFD))
                        .answer())
                .contains(composed);
    }

    /** Normalising these would take 18 characters for each, and a search for the bad one would end at it. */
    @Test
    void aHugeInputIsRefusedBeforeAnybodyLooksAtIt() {
        assertThat(reason(passwords.normalize("\uD83D" + "\uFDFA".repeat(100_000))))
                .isEqualTo(SignInReason.PASSWORD_TOO_LONG);
    }

    @Test
    void aPasswordAloneIsLongerThanOneWithASecondStep() {
        assertThat(passwords.accept("f7Qm#xLp", NOBODY).answer()).isPresent();
        assertThat(passwords.accept("f7Qm#xLpw2!vTz9", ALONE).answer()).isPresent();
        assertShort(passwords.accept("f7Qm#xL", NOBODY), "8");
        assertShort(passwords.accept("f7Qm#xLpw2!vTz", ALONE), "15");
        assertShort(passwords.accept("\uD83D\uDE00".repeat(7), NOBODY), "8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annalena",
                "Anna-Lena",
                "ANNALENAWEISS",
                "annalenaweiß2026",
                "securemail",
                "SecureMail!",
                "Anna1987!",
                "xAnna2026x",
                "weissweissweiss",
                "Weiß.Weiß.Weiß",
                "praxisweiss",
                "zahnarztpraxis1",
                "1234anna5678",
                "ａｎｎａ2026!",
                "bobobobo",
                "Bo-Bo-Bo-Bo",
                "a.n.n.a.1987"
            })
    void aPasswordMadeOfTheNamesAroundIsRefused(String typed) {
        Refusal refusal = passwords.accept(typed, ANNA).refusal().orElseThrow();
        assertThat(refusal.reason()).isEqualTo(SignInReason.PASSWORD_FROM_CONTEXT);
        assertThat(refusal.field()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna likes purple elephants",
                "weisswurst um zwölf",
                "a secure mailbox of tin",
                "8273 9182 7364 5519",
                "bobsledding on sunday",
                "\uD83D\uDE00\uD83D\uDC36\uD83C\uDF3B\uD83D\uDE80\uD83C\uDF55\uD83C\uDFB8\uD83D\uDC19\uD83C\uDF0D",
                "annaqwpx",
                "boxyz-71-93",
                "ab-8273-9182",
                "c-8273-c-9182"
            })
    void aPasswordThatMerelyContainsANameIsNot(String typed) {
        assertThat(passwords.accept(typed, ANNA).answer()).contains(typed);
    }

    @Test
    void aPasswordWithoutLettersIsNotMadeOfNames() {
        Passwords.Context signs = new Passwords.Context(List.of("4711", "---", ""), true);
        assertThat(passwords.accept("8273-9182-7364", signs).answer()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "ｐａｓｓｗｏｒｄ",
                "Password123!",
                "pass word",
                "passwordpassword",
                "passwordpasswor",
                "LetMeInLetMeIn",
                "dragondragon",
                "password12345678",
                "dragon987654321",
                "aaaaaaaa",
                "aaaabbbbcccc",
                "abababab",
                "1212121212121212",
                "abc1abc1abc1",
                "12345678",
                "87654321",
                "123456789012345",
                "0123456789012345",
                "abcdefgh",
                "zyxwvuts",
                "abcdefgh12345678",
                "qwertyuiop",
                "poiuytrewq",
                "qwertzuiopü",
                "asdfghjklqwertyuiop",
                "1qaz2wsx3edc",
                "1q2w3e4r5t6y",
                "!@#$%^&*",
                "correct horse battery staple",
                "Thequickbrownfox"
            })
    void whatEverybodyTriesFirstIsRefused(String typed) {
        Refusal refusal = passwords.accept(typed, NOBODY).refusal().orElseThrow();
        assertThat(refusal.reason()).isEqualTo(SignInReason.PASSWORD_COMMON);
        assertThat(refusal.field()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my password is a secret of seven seas",
                "passwordless living",
                "qwertyuiop and then some",
                "12345678 elephants",
                "abcab-cab-ca!",
                "ab12cd34ef56",
                "aabbccddee",
                "passwordxy"
            })
    void aPasswordThatMerelyContainsACommonOneIsNot(String typed) {
        assertThat(passwords.accept(typed, NOBODY).answer()).contains(typed);
    }

    @Test
    void theListHoldsFoldedPasswordsOnceEach() {
        assertThat(new CommonPasswords().listed())
                .hasSizeGreaterThan(100)
                .allMatch(known -> known.equals(Folding.fold(known)))
                .allMatch(known -> known.length() >= 6);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 256, password.minLengthWithSecondStep must be at least 8",
        "8, 127, password.maxLength must be at least 128",
        "8, 1025, password.maxLength must be at most 1024",
        "300, 256, password.maxLength must not be less than minLengthAlone"
    })
    void lengthsOfAFormThatNoPolicyHasAreRefused(int atLeast, int atMost, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.ofLengths(atLeast, atMost))
                .withMessage(named);
    }

    @Test
    void theStandardPolicyIsAsTheRuleSays() {
        PasswordPolicy standard = PasswordPolicy.standard();
        HashingLimits limits = HashingLimits.standard();

        assertThat(List.of(standard.minLengthAlone(), standard.minLengthWithSecondStep(), standard.maxLength()))
                .containsExactly(15, 8, 256);
        assertThat(limits.atOnce()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(limits.waiting()).isEqualTo(64);
    }

    private static void assertShort(Outcome<String> outcome, String atLeast) {
        Refusal refusal = outcome.refusal().orElseThrow();
        assertThat(refusal.reason()).isEqualTo(SignInReason.PASSWORD_TOO_SHORT);
        assertThat(refusal.field()).isEqualTo("password");
        assertThat(refusal.facts()).containsEntry("atLeast", atLeast);
    }

    private static Reason reason(Outcome<String> outcome) {
        return outcome.refusal().map(Refusal::reason).orElseThrow();
    }
}

package io.rosterkit.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HasherTest {

    /** Made by the reference implementation in C. */
    private static final String OF_THE_REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA" + "$PvSgfyNF2PJwvvyQHhu1Fj1+Y7CWmbCbYhGgqHta9To";

    private static final Argon2.Costs CHEAP = Argon2Hasher.costs(64, 2);

    private final List<Argon2.Costs> computed = new ArrayList<>();
    private final PasswordHasher cheap = new Argon2Hasher(
            (costs, password, salt, length) -> {
                computed.add(costs);
                return Argon2.bouncyCastle(costs, password, salt, length);
            },
            CHEAP);

    @Test
    void hashesAtTheStandardCostsAndKnowsThePasswordAgain() {
        PasswordHasher hasher = new Argon2Hasher();
        PasswordHash hash = hasher.hash("pässwörd");
        assertThat(hash.text()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.verify("pässwörd", hash)).isEqualTo(Verdict.RIGHT);
        assertThat(hasher.verify("passwörd", hash)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(new Argon2Hasher().verify("pässwörd", new PasswordHash(OF_THE_REFERENCE)))
                .isEqualTo(Verdict.RIGHT);
    }

    @Test
    void eachHashHasASaltOfItsOwn() {
        assertThat(cheap.hash("the same")).isNotEqualTo(cheap.hash("the same"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "\0", "   ", "\uD83D\uDE00\uD83D\uDE00", "\u05D0\u05D1"})
    void takesAnyText(String password) {
        PasswordHash hash = cheap.hash(password);
        assertThat(cheap.verify(password, hash)).isEqualTo(Verdict.RIGHT);
        assertThat(cheap.verify(password + "\0", hash)).isEqualTo(Verdict.WRONG);
        assertThat(cheap.verify(password + "\0b", hash)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void everyCharacterOfALongPasswordCounts() {
        String longest = "x".repeat(256);
        PasswordHash hash = cheap.hash(longest);
        assertThat(cheap.verify(longest, hash)).isEqualTo(Verdict.RIGHT);
        assertThat(cheap.verify("x".repeat(255), hash)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void aHashOfHigherCostsIsLeftAsItIs() {
        assertThat(cheap.verify("pässwörd", new PasswordHash(OF_THE_REFERENCE))).isEqualTo(Verdict.RIGHT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=32,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$%s",
                "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$%s",
                "$argon2id$v=16$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$%s",
                "$argon2id$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$%s",
                "$argon2i$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$%s",
                "$argon2d$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$%s",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHQ$%s"
            })
    void aHashOfLowerCostsOrAnotherVariantIsRightButOld(String form) {
        byte[] all = {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        };
        PasswordHasher sure = new Argon2Hasher((costs, password, salt, length) -> all.clone(), CHEAP);
        String current = "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$%s";
        String hash = StoredText.base64(all);
        assertThat(sure.verify("x", new PasswordHash(current.formatted(hash)))).isEqualTo(Verdict.RIGHT);
        assertThat(sure.verify("x", new PasswordHash(form.formatted(hash)))).isEqualTo(Verdict.RIGHT_BUT_OLD);
    }

    @Test
    void aShorterHashIsRightButOld() {
        PasswordHasher sure = new Argon2Hasher((costs, password, salt, length) -> new byte[length], CHEAP);
        String text = "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + StoredText.base64(new byte[31]);
        assertThat(sure.verify("x", new PasswordHash(text))).isEqualTo(Verdict.RIGHT_BUT_OLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "$",
                "$$",
                "plain text",
                "$unknown$1$abc",
                "$argon2id$",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ$",
                "$argon2id$v=19$m=64,t=2,p=1$$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=18$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=19$m=64,t=0,p=1$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=19$m=15,t=2,p=2$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=19$m=131073,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=19$m=4294967296,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=19$m=64,t=16385,p=1$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=19$m=131072,t=999999999,p=1$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ",
                "$argon2id$v=19$m=1024,t=2,p=17$c2FsdHNhbHRzYWx0c2FsdA$wbTR8M5hj+nHF7wWWXiTpMqzkZuKO9WrcTRl6c4N2OQ"
            })
    void whatIsUnknownDamagedOrTooDearIsWrongAtTheCostOfOneHash(String stored) {
        assertThat(((Argon2Hasher) cheap).canVerify(new PasswordHash(stored))).isFalse();
        assertThat(cheap.verify("pässwörd", new PasswordHash(stored))).isEqualTo(Verdict.WRONG);
        assertThat(computed).containsExactly(CHEAP);
    }

    @Test
    void aHashCutShortIsNotMatchedByChance() {
        String text = "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$";
        Argon2Hasher hasher = (Argon2Hasher) cheap;
        assertThat(hasher.canVerify(new PasswordHash(text + StoredText.base64(new byte[15]))))
                .isFalse();
        assertThat(hasher.canVerify(new PasswordHash(text + StoredText.base64(new byte[16]))))
                .isTrue();
        assertThat(hasher.canVerify(new PasswordHash(text + StoredText.base64(new byte[64]))))
                .isTrue();
        assertThat(hasher.canVerify(new PasswordHash(text + StoredText.base64(new byte[65]))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"m=131072,t=8,p=1", "m=64,t=16384,p=1", "m=128,t=1,p=16", "m=16,t=1,p=2"})
    void theDearestThatIsBearableIsKnown(String costs) {
        assertThat(new Argon2Hasher()
                        .canVerify(new PasswordHash(
                                "$argon2id$v=19$" + costs + "$c2FsdHNhbHQ$" + StoredText.base64(new byte[32]))))
                .isTrue();
    }

    @Test
    void aVerificationComputesOneHash() {
        PasswordHash hash = cheap.hash("right");
        computed.clear();
        cheap.verify("right", hash);
        cheap.verify("wrong", hash);
        assertThat(computed).containsExactly(CHEAP, CHEAP);
    }

    @Test
    void costsMayBeHigherButNeitherLowerNorUnbearable() {
        assertThat(new Argon2Hasher(19_457, 3).hash("x").text()).startsWith("$argon2id$v=19$m=19457,t=3,p=1$");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Argon2Hasher(19_455, 2))
                .withMessageContaining("memoryKib");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Argon2Hasher(19_456, 1))
                .withMessageContaining("passes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Argon2Hasher(131_073, 2))
                .withMessageContaining("memoryKib");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Argon2Hasher(131_072, 9))
                .withMessageContaining("passes");
    }
}

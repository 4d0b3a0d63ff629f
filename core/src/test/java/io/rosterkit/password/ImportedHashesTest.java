package io.rosterkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known answers of other implementations, and the bounds of each kind. */
class ImportedHashesTest {

    private static final String SALT = "$c2FsdHNhbHRzYWx0c2FsdA$";
    private static final String ANY = SALT + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final AtomicInteger own = new AtomicInteger();
    private final Argon2Hasher hasher = new Argon2Hasher(
            (costs, password, salt, length) -> {
                own.incrementAndGet();
                return Argon2.bouncyCastle(costs, password, salt, length);
            },
            Argon2Hasher.costs(64, 2));

    /** Argon2 by its reference implementation in C, bcrypt by libxcrypt, scrypt and PBKDF2 by OpenSSL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2i$v=16$m=1024,t=3,p=2" + SALT + "MVyVey9xS8Wi+2fZd6Ttjrkh9TVxrzVnqzh9ws2dEs8",
                "$argon2i$m=1024,t=3,p=2" + SALT + "MVyVey9xS8Wi+2fZd6Ttjrkh9TVxrzVnqzh9ws2dEs8",
                "$argon2i$v=19$m=1024,t=3,p=2" + SALT + "m4oGPR4kZ18V6blCpqa1p2ZyTkxfhkJGxq6PLju8ETw",
                "$argon2d$v=19$m=1024,t=3,p=2" + SALT + "LQxr2q2572GtrsVDVijdxy1Ak8q9MjWtGwkeIAyaXG8",
                "$argon2id$v=16$m=1024,t=3,p=2" + SALT + "2cLkNTvbNKOI9xAE6CknSqGtDEWYoOyYY2dwjqDqKcM",
                "$2a$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2b$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2y$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$scrypt$ln=14,r=8,p=1" + SALT + "Pm1udAyrHNWsWcFsNa2DLTqYVsjpQ9jGRQoOfu4Hol0",
                "$pbkdf2$10000" + SALT + "fqCRGQld1/ysx0RF7+7vdJuNmJg",
                "$pbkdf2-sha1$10000" + SALT + "fqCRGQld1/ysx0RF7+7vdJuNmJg",
                "$pbkdf2-sha256$10000" + SALT + "RxZSeZ+fvs/KMJ/5RF1WdMDEikzVKeagxylZKT03Zb4",
                "$pbkdf2-sha256$10000" + SALT + "RxZSeZ.fvs/KMJ/5RF1WdMDEikzVKeagxylZKT03Zb4",
                "$pbkdf2-sha256$i=10000,l=32" + SALT + "RxZSeZ+fvs/KMJ/5RF1WdMDEikzVKeagxylZKT03Zb4",
                "$pbkdf2-sha512$10000" + SALT
                        + "aMzT5x9h34IoL7UGsCgyuL6Vp91Ze4tlpvehHrn88AZCI3EgCSG2RbDANOd9V++1NfVTnZ1Ivta/EQ+aW2xBCA"
            })
    @Tag("slow")
    void thePasswordIsRightAndItsHashOld(String stored) {
        assertThat(hasher.canVerify(new PasswordHash(stored))).isTrue();
        assertThat(hasher.verify("pässwörd", new PasswordHash(stored))).isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(hasher.verify("pässword", new PasswordHash(stored))).isEqualTo(Verdict.WRONG);
        assertThat(hasher.verify("", new PasswordHash(stored))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void theVectorsOfTheStandardsAreRight() {
        assertThat(
                        verify(
                                "pleaseletmein",
                                "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$"
                                        + "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"))
                .as("RFC 7914, section 12")
                .isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("password", "$pbkdf2$4096$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE"))
                .as("RFC 6070")
                .isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("a", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe"))
                .as("jBCrypt")
                .isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."))
                .as("jBCrypt")
                .isEqualTo(Verdict.RIGHT_BUT_OLD);
    }

    @Test
    void bcryptLooksAtTheFirst72BytesAndTheNewHashAtAll() {
        String stored = "$2b$05$abcdefghijklmnopqrstuujf8SX2ahXLwp9w/B.Y5XdysS6yR576q";
        String eighty = "x".repeat(80);
        assertThat(verify(eighty, stored)).isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("x".repeat(72) + "something else", stored)).isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("x".repeat(71), stored)).isEqualTo(Verdict.WRONG);
        PasswordHash anew = hasher.hash(eighty);
        assertThat(hasher.verify(eighty, anew)).isEqualTo(Verdict.RIGHT);
        assertThat(hasher.verify("x".repeat(72), anew)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void aNulNeitherEndsNorRepeatsAPassword() {
        String bcrypt = "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe";
        assertThat(verify("a\0", bcrypt)).isEqualTo(Verdict.WRONG);
        assertThat(verify("a\0a", bcrypt)).isEqualTo(Verdict.WRONG);
        String pbkdf2 = "$pbkdf2-sha256$1000" + SALT + "vJy3njder5iEglQGXhB2dvemzpf/RWAOzxeofsB15TM";
        assertThat(verify("a\0b", pbkdf2)).isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("a", pbkdf2)).isEqualTo(Verdict.WRONG);
        String scrypt = "$scrypt$ln=10,r=8,p=1" + SALT + "hnqGAbmcdcYZ8SWZiShQSpVwjlICk8snnK9A0WDdR24";
        assertThat(verify("a\0b", scrypt)).isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("a", scrypt)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void pbkdf2TakesTheEmptyPasswordAndCharactersOutsideTheFirstPlane() {
        assertThat(verify("", "$pbkdf2-sha256$1000" + SALT + "uI9ntqgoy4fsA9FtgkP2eFRKAX8lJvDl5bYKgzad3gk"))
                .isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify(
                        "p\uD83D\uDE00", "$pbkdf2-sha256$1000" + SALT + "CpllsY57jrrOhY/e/Hx8yWGhHJ1MrWL7crVilfdNiY8"))
                .isEqualTo(Verdict.RIGHT_BUT_OLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$14$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2b$04$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$scrypt$ln=17,r=8,p=2" + ANY,
                "$scrypt$ln=15,r=1,p=1" + ANY,
                "$scrypt$ln=19,r=2,p=1" + ANY,
                "$scrypt$ln=10,r=64,p=1" + ANY,
                "$scrypt$ln=10,r=8,p=64" + ANY,
                "$pbkdf2-sha256$2000000" + ANY,
                "$pbkdf2-sha1$1000000" + ANY
            })
    void theDearestThatIsBearableIsKnown(String stored) {
        assertThat(hasher.canVerify(new PasswordHash(stored))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$15$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2b$31$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2b$03$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2x$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2b$05$abcdefghijklmnopqrstuvZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2b$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8",
                "$2b$5$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$scrypt$ln=18,r=8,p=1" + ANY,
                "$scrypt$ln=17,r=8,p=3" + ANY,
                "$scrypt$ln=21,r=8,p=1" + ANY,
                "$scrypt$ln=40,r=8,p=1" + ANY,
                "$scrypt$ln=64,r=8,p=1" + ANY,
                "$scrypt$ln=16,r=1,p=1" + ANY,
                "$scrypt$ln=10,r=65,p=1" + ANY,
                "$scrypt$ln=10,r=8,p=65" + ANY,
                "$scrypt$ln=10,r=999999999,p=999999999" + ANY,
                "$scrypt$ln=14,r=8,p=1$A$" + "RxZSeZ+fvs/KMJ/5RF1WdMDEikzVKeagxylZKT03Zb4",
                "$scrypt$ln=14,r=8,p=1$c2FsdA$",
                "$scrypt$ln=14,r=8,p=1$c2FsdA$c2FsdA",
                "$pbkdf2-sha256$2000001" + ANY,
                "$pbkdf2-sha1$1000001" + ANY,
                "$pbkdf2-sha256$999999999" + ANY,
                "$pbkdf2-sha256$0" + ANY,
                "$pbkdf2-sha384$1000" + ANY,
                "$pbkdf2-sha256$1000$c2FsdA$c2FsdA",
                "$pbkdf2-sha256$1000$A$RxZSeZ+fvs/KMJ/5RF1WdMDEikzVKeagxylZKT03Zb4"
            })
    void whatIsDamagedOrTooDearIsWrongAtTheCostOfOneHash(String stored) {
        assertThat(hasher.canVerify(new PasswordHash(stored))).isFalse();
        assertThat(verify("pässwörd", stored)).isEqualTo(Verdict.WRONG);
        assertThat(own).hasValue(1);
    }

    private Verdict verify(String password, String stored) {
        return hasher.verify(password, new PasswordHash(stored));
    }
}

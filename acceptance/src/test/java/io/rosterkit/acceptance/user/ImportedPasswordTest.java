package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.OnlyInMemory;
import io.rosterkit.acceptance.Slow;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.password.Argon2Hasher;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.ImportedUser;
import io.rosterkit.user.UserImport;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Passwords that an older system has hashed, each in its own way. The hashes are by bcrypt 5.0 and argon2-cffi 25.1.
 */
@RosterTest
@Tag("G2")
@Slow
class ImportedPasswordTest {

    private static final String BEN = "ben@weiss.example";
    private static final String COMPOSED = "pässwörd";
    private static final String DECOMPOSED = "pa\u0308sswo\u0308rd";
    private static final String WRONG = "pa\u0308ssword";
    private static final String BCRYPT_OF_DECOMPOSED = "$2b$05$rdRXHVpBOCFBSTc8nv4dveFop3LU1aAB00GBdzYmXkgI4/a5Tl5ca";
    private static final String BCRYPT_OF_COMPOSED = "$2b$05$.eDVVaVTnF6YxwAnH3vDZ.YYVH3hj/qfXwjbXI20LUyBm/t/mRyFy";
    private static final String ARGON2_OF_DECOMPOSED =
            "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$bsEJfH3C7JH9WMQJUbnHMf7G/gi8naut/XgyNevKGqA";
    private static final String ARGON2_OF_COMPOSED =
            "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$eCrffB233dgiuXE1iutaiZP35cfD78wj+xWofmbux/s";

    private Storage storage;
    private MovableClock clock;
    private Roster roster;
    private OrganizationId organization;

    @BeforeEach
    void open(Storage below, MovableClock movable) {
        storage = below;
        clock = movable;
        roster = roster(builder -> builder.passwords(new Argon2Hasher()));
        organization = roster.operations()
                .open("Praxis am Park", "eva@weiss.example")
                .orThrow()
                .organization();
    }

    @OnlyInMemory
    @ParameterizedTest
    @ValueSource(strings = {BCRYPT_OF_DECOMPOSED, ARGON2_OF_DECOMPOSED})
    void fitsAsItWasTypedWhenItWasHashedLikeThat(String old) {
        UserId ben = imported(old);

        assertThat(signsIn(COMPOSED)).isFalse();
        assertThat(signsIn(DECOMPOSED)).isTrue();
        assertThat(stored(ben)).startsWith("$argon2id$").isNotEqualTo(old);
        assertThat(signsIn(COMPOSED)).as("hashed anew in NFC").isTrue();
        assertThat(signsIn(DECOMPOSED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {BCRYPT_OF_COMPOSED, ARGON2_OF_COMPOSED})
    void fitsInNfcWhateverKeyboardTypesItNow(String old) {
        imported(old);

        assertThat(signsIn(DECOMPOSED)).isTrue();
        assertThat(signsIn(COMPOSED)).isTrue();
    }

    @Test
    @Tag("L1")
    void isOneAttemptThoughItIsComparedTwice() {
        imported(BCRYPT_OF_DECOMPOSED);
        for (int i = 0; i < 4; i++) {
            assertThat(signsIn(WRONG)).isFalse();
        }
        assertThat(signsIn(DECOMPOSED)).as("the fifth attempt").isTrue();
    }

    @Test
    @Tag("L4")
    void isComparedTwiceOnlyWhereTheFormsDiffer() {
        CountingHasher hasher = CountingHasher.create();
        roster = roster(builder -> builder.passwords(hasher));
        imported(hasher.hash(DECOMPOSED).text());
        int before = hasher.hashes().verified();

        signsIn("password");
        assertThat(hasher.hashes().verified()).isEqualTo(before + 1);
        signsIn(WRONG);
        assertThat(hasher.hashes().verified()).isEqualTo(before + 3);
        assertThat(signsIn(DECOMPOSED)).isTrue();
        assertThat(hasher.hashes().verified()).as("right as it was typed").isEqualTo(before + 4);
        signsIn(WRONG);
        assertThat(hasher.hashes().verified()).as("one of our own by now").isEqualTo(before + 5);
    }

    @EveryStorage
    @Test
    @Tag("M7")
    void provesTheUserAgainInTheSameWay() {
        UserId ben = imported(BCRYPT_OF_DECOMPOSED);
        var account = roster.as(roster.operations()
                        .signInExternally(organization, ben)
                        .orThrow()
                        .session())
                .account();

        assertThat(account.reauthenticate(COMPOSED).refusal()).contains(Refusal.of(SignInReason.STEP_UP_REFUSED));
        assertThat(account.reauthenticate(DECOMPOSED).refusal()).isEmpty();
    }

    @Test
    void mayHaveHadAPepper() {
        String devise = "$2a$05$Z7KaiuVLSg3Nkj3oAK1/n.i.fnKnx2/tAq4FeqY57FLtS6OxQ5oSO";
        roster = roster(builder -> builder.passwords(new Argon2Hasher())
                .importedPasswords((password, stored) ->
                        stored.text().startsWith("$2a$") ? password + "0123456789abcdef" : password));
        UserId ben = imported(devise + "\n");

        assertThat(signsIn(COMPOSED + "0123456789abcdef")).isFalse();
        assertThat(signsIn(DECOMPOSED)).isTrue();
        assertThat(stored(ben)).startsWith("$argon2id$");

        roster = roster(builder -> builder.passwords(new Argon2Hasher()));
        assertThat(signsIn(COMPOSED)).as("hashed anew without the pepper").isTrue();
    }

    /** An answer of its own would tell which accounts exist. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "exception", "error"})
    @Tag("L4")
    void isWrongLikeThatOfNobodyWhenTheHookForThePepperFails(String how) {
        CountingHasher hasher = CountingHasher.create();
        roster = roster(builder -> builder.passwords(hasher).importedPasswords((password, stored) -> failing(how)));
        imported(hasher.hash(COMPOSED).text());
        Front front = roster.front(organization, new Source("203.0.113.7"));
        int before = hasher.hashes().verified();

        Optional<Refusal> existing = front.signIn(BEN, COMPOSED).refusal();
        Optional<Refusal> unknown =
                front.signIn("nobody@weiss.example", COMPOSED).refusal();

        assertThat(existing).isPresent().isEqualTo(unknown);
        assertThat(hasher.hashes().verified() - before)
                .as("one computation for each")
                .isEqualTo(2);
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(signsIn(COMPOSED)).isFalse();
        }
        roster = roster(builder -> builder.passwords(hasher));
        assertThat(signsIn(COMPOSED)).as("the attempts were counted").isFalse();
    }

    private static String failing(String how) {
        if (how.equals("exception")) {
            throw new IllegalStateException("the vault is away");
        }
        if (how.equals("error")) {
            throw new NoClassDefFoundError("vault/Client");
        }
        return null;
    }

    @EveryStorage
    @Test
    void isTakenAsItStandsInTheTableOfAnotherSystem() {
        imported("pbkdf2_sha256$10000$seasalt$5BWKqpUd3F36U+vDpzoFZUxHRSdgBkV0YZCI+kdlKWw=\n");

        assertThat(signsIn(DECOMPOSED)).isTrue();
        assertThat(signsIn(COMPOSED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{noop}password",
                "{SSHA}0J8Ac0mTKsDh8i7pBDYFdVNBZ4nKoh1h",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "$2b$31$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "$2b$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w",
                "$argon2id$v=19$m=4194304,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$bsEJfH3C7JH9WMQJUbnHMf7G/gi8naut/XgyNevKGqA"
            })
    @Tag("G3")
    void isRefusedWithWhatCanBeVerifiedAndLeavesNothing(String old) {
        Refusal refusal = importUser(old + " ".repeat(500)).refusal().orElseThrow();

        assertThat(refusal.reason()).isEqualTo(UserReason.PASSWORD_HASH_UNKNOWN);
        assertThat(refusal.field()).isEqualTo("password");
        assertThat(refusal.facts()).containsEntry("kinds", "argon2 bcrypt scrypt pbkdf2");
        assertThat(Roster.texts().of(refusal, Locale.ENGLISH)).contains("Argon2, bcrypt, scrypt and PBKDF2");
        assertThat(importUser(BCRYPT_OF_COMPOSED).refusal())
                .as("the address is free")
                .isEmpty();
    }

    @Test
    @Tag("G6")
    void isNoPartOfTheRequestSoTheFirstAnswerComesAgainForAHashThatIsDamagedByNow() {
        Outcome<ImportedUser> firstAnswer = importUserOnce(BCRYPT_OF_COMPOSED);

        assertThat(firstAnswer.refusal()).isEmpty();
        assertThat(importUserOnce("$2b$31$damaged")).isEqualTo(firstAnswer);
        assertThat(signsIn(COMPOSED)).isTrue();
    }

    private Outcome<ImportedUser> importUserOnce(String old) {
        return roster.operations()
                .once("import-ben")
                .importUser(organization, UserImport.of(BEN, STAFF).withPasswordHash(old));
    }

    private Roster roster(UnaryOperator<RosterBuilder> change) {
        return change.apply(Roster.create(storage, KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                        .links("https://app.example.org")
                        .mail(mail -> new Receipt.Accepted())
                        .clock(clock))
                .build();
    }

    private UserId imported(String old) {
        return importUser(old).orThrow().user();
    }

    private Outcome<ImportedUser> importUser(String old) {
        return roster.operations()
                .importUser(organization, UserImport.of(BEN, STAFF).withPasswordHash(old));
    }

    private boolean signsIn(String password) {
        Front front = roster.front(organization, new Source("203.0.113.7"));
        return front.signIn(BEN, password).refusal().isEmpty();
    }

    private String stored(UserId user) {
        SignInStore.AccountKey key = new SignInStore.AccountKey(
                organization, Optional.empty(), Optional.of(user), Optional.empty(), Proof.PASSWORD, user.uuid());
        return storage.port(SignInStore.class)
                .facts(key)
                .credential()
                .map(credential -> credential.hash())
                .map(PasswordHash::text)
                .orElseThrow();
    }
}

package io.rosterkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher.Kind;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes as other systems write them. */
@Tag("slow")
class ForeignHashesTest {

    private static final String BCRYPT = "$2b$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G";
    private static final String DIGEST = "cc3b7ba0e7f7a5f52a4bf6b1ee3b6e29b1ee2fd6";
    private static final String SHORT_ARGON2 = "$argon2id$v=19$m=4096,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$c2FsdHNhbHRzYWx0";
    private static final String KEYCLOAK_SECRET = "{\"value\":\"mUZN+YMEFDofmQ/jrz7wW+Zs0+IHT005hg1FSbZ1DW30pEV8DxS12"
            + "TAgiT+a05loukBPXvZ1VbOAdNCn2eaVrg==\",\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"additionalParameters\":{}}";
    private static final String KEYCLOAK_DATA =
            "{\"hashIterations\":27500,\"algorithm\":\"pbkdf2-sha256\",\"additionalParameters\":{}}";
    private static final String KEYCLOAK_EXPORT = "{\n  \"id\" : \"4f0e6f0a-0f3c-4a57-8d2e-0a4b0b9bd9c1\",\n"
            + "  \"type\" : \"password\",\n  \"userLabel\" : \"My password\",\n  \"createdDate\" : 1700000000000,\n"
            + "  \"secretData\" : \"" + KEYCLOAK_SECRET.replace("\"", "\\\"") + "\",\n"
            + "  \"credentialData\" : \"" + KEYCLOAK_DATA.replace("\"", "\\\"") + "\"\n}" + " ".repeat(200);

    /** Made once: it begins with a hash of its own. */
    private static final Argon2Hasher HASHER = new Argon2Hasher();

    private static final Hashing HASHING = new Hashing(HASHER, HashingLimits.standard());

    /** By Django 5.2, Werkzeug 3.1 and passlib 1.7; those of Spring and Keycloak by hashlib and argon2-cffi. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bcrypt}" + BCRYPT,
                "{BLF-CRYPT}" + BCRYPT,
                "{CRYPT}" + BCRYPT,
                "bcrypt$" + BCRYPT,
                "  " + BCRYPT + "\r\n",
                "\uFEFF{bcrypt}" + BCRYPT + "\u00A0",
                "pbkdf2_sha256$10000$seasalt$0ZDqUMcg6mmpq+vM1t/8f3hFx1YLt6yfrPszplUZNrc=",
                "pbkdf2_sha256$10000$seasalt$0ZDqUMcg6mmpq+vM1t/8f3hFx1YLt6yfrPszplUZNrc=\n",
                "pbkdf2_sha1$10000$seasalt$e67c7ibMM7g6qH50tE9DKB6VyfE=",
                "argon2$argon2id$v=19$m=1024,t=2,p=2$c2Vhc2FsdHNlYXNhbHQ$wlTkQ6/sl9bPMcvQtnFz2V+nZ81uEdjQXiaikXYT2xw",
                "scrypt$1024$seasalt$8$5$Hrj5EOYU1fDdp4N6mee/yO731QAuvsQCl1gIsxUYu+KDtJGkue3SeF26nWQ6Qqr++6XkDJrOpPVHIrntkz"
                        + "igGQ==",
                "bcrypt$$2b$05$fJJ8G.dgH1fhs9xa9hGaBOwpQne5OxIJa7.ki2EcKkUtHNt1w6p/u",
                "bcrypt_sha256$$2b$05$fJJ8G.dgH1fhs9xa9hGaBOUbBIZ9APCV.lpeA6VrkRl6bNjdgYnDO",
                "scrypt:1024:8:1$Pjux1FtJFZ4eocWp$b1898e3d6bd478b61ebbed65350a8bdf84060b02783784a6f517dc52f6a685f177255f6d8"
                        + "62b3dabe770ce5bc9cc2fb489d8c34a0015a6854ee9798b5744479b",
                "pbkdf2:sha256:10000$8y9h8aQD2IQmYUKn$79d634b5a075fadb308cff72ab421fd5823e75361bda7a428e6cd685c679e0a5",
                "pbkdf2:sha1:10000$Uc4wqlz7t11ZIDhD$7ae785051da388a975132b0f42923f8f98e98e15",
                "pbkdf2:sha512:10000$VPLQdAtEwHxonu09$7555cf6ef5063578399c3b8120c4195c96785b9ed9da3c04a5fa64ed896bd1375be9b"
                        + "41df04dab20e296731ae83128e58059c1c5a758ed4ef13e784488b52306",
                "$pbkdf2-sha256$10000$m3NOyblXaq0VwriXEsL4fw$Iuw8y1JVr63/T.E9C5fsP0imxQhJCMr7Nc47tkmB/Hk",
                "{PBKDF2-SHA256}10000$J8SYM6ZUCkEIAWCsVYox5g$9.FAv18aLTulMs1bxgpLME89X4ak2.L62Qnlug/YBK8",
                "{PBKDF2}10000$/P8fYwxhjPFe6z0HYGxtrQ$6NtiDSPnl/qhXvSPYD4JEmfTrLQ",
                "{PBKDF2-SHA512}10000$ilFq7Z2zNoZwTsk55xyjVA$/Ubao4EawZIG9SfsBqFwgRMkG2lMWDDhk4Ayqzbno8nh7PblwupDMHdgdiS4BN"
                        + "NwTdp1ka.tTItmAXkBK/Z9CQ",
                "$scrypt$ln=10,r=8,p=1$JsRY6x3jXCtljHFOiXGu1Q$5x0URpjNPUb+OtqSqRcMHL25iNY0UW8DdljlR7mw3iM",
                "$bcrypt-sha256$v=2,t=2b,r=5$ysRR.u/C2R4vt3m.S4CAUe$F/BV8JG13FQhJjX4MsKNL.ourDTmpgm",
                "$bcrypt-sha256$2b,5$ysRR.u/C2R4vt3m.S4CAUe$ODBkma8SatB2CLvx84ORo3ceM7P7cuq",
                "$bcrypt-sha256$2a,5$ysRR.u/C2R4vt3m.S4CAUe$ODBkma8SatB2CLvx84ORo3ceM7P7cuq",
                "{PBKDF2}$1$Zm8.K2/9xQaLpT1v$5000$929bd9fe0a45ab6eefaa238776391b01e681b20f",
                "$wp$2y$05$SaZmQkG6h9Y6GAKPcuQsc.jNtXFrdfdMIPi2omnScdvfDebKffXGO",
                "{pbkdf2}00010203040506076e112e57da5498af6eecbe783eda0c5e43d7f149766a6402a78529f9a41b2d0c",
                "{pbkdf2@SpringSecurity_v5_8}000102030405060708090a0b0c0d0e0f15a70e8c9634d73a7b3217fb985ab30cf0cb70aa879024"
                        + "2c1f1cedfe9ddd5170",
                "{scrypt}$e0801$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==$HEL"
                        + "uFaELrKhWAF+Djn/Dr0tw/Ag5s9XCuwWSQGtIqEU=",
                "{scrypt@SpringSecurity_v5_8}$100801$AAECAwQFBgcICQoLDA0ODw==$jCaZhFT1JL3Giz6mxxt0h+m3Ic+Gbltb4K8PIzdJJ3Q=",
                "{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=16384,t=2,p=1$AAECAwQFBgcICQoLDA0ODw"
                        + "$8eiu1IId6MJrjXYJq9gzzkGd4q2bIh24Lq2jti/ZId8",
                KEYCLOAK_SECRET + KEYCLOAK_DATA,
                "{\"value\":\"i86sggKQEqh5IGVVRaPfW2qUSjckKUpbkHT5cwhcDvtbPYlZUzrNUFzjatkR+0tiFMtJW+j9jCRu+Rks1cLQXw==\",\"sa"
                        + "lt\":\"AAECAwQFBgcICQoLDA0ODw==\"}{\"hashIterations\":210000,\"algorithm\":\"pbkdf2-sha512\"}",
                "{\"value\":\"ATbcNzKXvwVSBRFTPWs0kx0KtwPMA3tWQFml5xyGOvjtHA2J/ucug0jRfZvh2iDiCZ1e7RGg0ubEC/8PdOUYug==\",\"sa"
                        + "lt\":\"AAECAwQFBgcICQoLDA0ODw==\"}{\"hashIterations\":20000,\"algorithm\":\"pbkdf2\"}",
                "{\"type\":\"password\",\"hashedSaltedValue\":\"mUZN+YMEFDofmQ/jrz7wW+Zs0+IHT005hg1FSbZ1DW30pEV8DxS12TAgiT+a05lo"
                        + "ukBPXvZ1VbOAdNCn2eaVrg==\",\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"hashIterations\":27500,"
                        + "\"counter\":0,\"algorithm\":\"pbkdf2-sha256\",\"digits\":0,\"period\":0,\"config\":{}}",
                "{\"type\":\"password\",\"hashedSaltedValue\":\"ATbcNzKXvwVSBRFTPWs0kx0KtwPMA3tWQFml5xyGOvjtHA2J/ucug0jRfZvh2iDi"
                        + "CZ1e7RGg0ubEC/8PdOUYug==\",\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"hashIterations\":20000,"
                        + "\"counter\":0,\"algorithm\":\"pbkdf2\",\"digits\":0,\"period\":0,\"config\":{}}",
                "{\"value\":\"Oi4pFWBl0oD/uSLE3z0pjDcyTVX5AFP2QUrIkYwVWDE=\",\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\","
                        + "\"additionalParameters\":{}}{\"hashIterations\":5,\"algorithm\":\"argon2\",\"additionalParameters\""
                        + ":{\"hashLength\":[\"32\"],\"memory\":[\"7168\"],\"type\":[\"id\"],\"version\":[\"1.3\"],"
                        + "\"parallelism\":[\"1\"]}}"
            })
    void isReadAsThatSystemWritesIt(String text) {
        PasswordHash stored = HASHING.hashToStore(text).orElseThrow();

        assertThat(verify("pässwörd", stored)).isNotEqualTo(Verdict.WRONG);
        assertThat(verify("pässword", stored)).isEqualTo(Verdict.WRONG);
        assertThat(verify("", stored)).isEqualTo(Verdict.WRONG);
        assertThat(HASHING.hashToStore(stored.text()))
                .as("the form that is stored")
                .isPresent();
    }

    /** The vectors of ASP.NET Core Identity's own tests. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJg==",
                "ANXrDknc7fGPpigibZXXZFMX4aoqz44JveK6jQuwY3eH/UyPhvr5xTPeGYEckLxz9A==",
                "AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw==",
                "AQAAAAIAAAAyAAAAEOMwvh3+FZxqkdMBz2ekgGhwQ4B6pZWND6zgESBuWiHw",
                "AQAAAAIAAAD6AAAAIJbVi5wbMR+htSfFp8fTw8N8GOS/Sje+S/4YZcgBfU7EQuqv4OkVYmc4VJl9AGZzmRTxSkP7LtVi9IWyUxX8IAAfZ8v+"
                        + "ZfhjCcudtC1YERSqE1OEdXLW9VukPuJWBBjLuw==",
                "AQAAAAAAAAD6AAAAEAhftMyfTJylOlZT+eEotFXd1elee8ih5WsjXaR3PA9M",
                "AQAAAAEAA9CQAAAAIESkQuj2Du8Y+kbc5lcN/W/3NiAZFEm11P27nrSN5/tId+bR1SwV8CO1Jd72r4C08OLvplNlCDc3oQZ8efcW+jQ="
            })
    void isReadAsAspNetIdentityWritesIt(String text) {
        PasswordHash stored = HASHING.hashToStore(text + "\n").orElseThrow();

        assertThat(HASHER.kind(stored)).isEqualTo(Kind.FOREIGN);
        assertThat(verify("my password", stored)).isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("my passwort", stored)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "{noop}password",
                "{MD5}" + DIGEST,
                "{SSHA}" + DIGEST,
                "{sha256}" + DIGEST + DIGEST,
                "{ldap}{SSHA}" + DIGEST,
                "{bcrypt}",
                "{bcrypt}{noop}password",
                "{bcrypt}password",
                "{unknown}" + BCRYPT,
                "{bcrypt}$2x$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "{bcrypt}$2b$31$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G",
                "{bcrypt}$2b$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8",
                "$P$B123456789abcdefghijklmnopqrstu",
                "$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/",
                "$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "md5$seasalt$5f4dcc3b5aa765d61d8327deb882cf99",
                "pbkdf2_sha256$2000001$seasalt$0ZDqUMcg6mmpq+vM1t/8f3hFx1YLt6yfrPszplUZNrc=",
                "pbkdf2_sha256$10000$seasalt$0ZDqUMcg6mm",
                "pbkdf2_sha256$10000$seasalt$",
                "pbkdf2_sha256$10000$seasalt$====",
                "pbkdf2_sha256$0$seasalt$0ZDqUMcg6mmpq+vM1t/8f3hFx1YLt6yfrPszplUZNrc=",
                "pbkdf2:sha256:600000$salt$zz",
                "scrypt:1048576:64:64$salt$b1898e3d6bd478b61ebbed65350a8bdf",
                "scrypt:1000:8:1$salt$b1898e3d6bd478b61ebbed65350a8bdf",
                "{scrypt}$7f4040$AAECAwQFBgcICQoLDA0ODw==$jCaZhFT1JL3Giz6mxxt0h+m3Ic+Gbltb4K8PIzdJJ3Q=",
                "{argon2}$argon2id$v=19$m=4194304,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$8eiu1IId6MJrjXYJq9gzzkGd4q2bIh24Lq2jti/ZId8",
                SHORT_ARGON2,
                "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggE=",
                "AQAAAAIAAAAyAAAAEOMwvh3+FZxqkdMBz2ekgGhwQ4A=",
                "AQAAAAF/////AAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw==",
                "AQAAAAEAACcQf////wABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw==",
                "AQAAAAkAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw==",
                "$bcrypt-sha256$2b,r=5$ysRR.u/C2R4vt3m.S4CAUe$ODBkma8SatB2CLvx84ORo3ceM7P7cuq",
                "$bcrypt-sha256$v=1,t=2b,r=5$ysRR.u/C2R4vt3m.S4CAUe$ODBkma8SatB2CLvx84ORo3ceM7P7cuq",
                "{PBKDF2}$1$Zm8.K2/9xQaLpT1v$5000$929bd9fe0a45ab6eefaa238776391b01e681b2",
                "{PBKDF2}$1$Zm8.K2/9xQaLpT1v$0$929bd9fe0a45ab6eefaa238776391b01e681b20f",
                KEYCLOAK_SECRET,
                KEYCLOAK_DATA,
                "{\"value\":\"%\",\"salt\":\"AAEC\"}{\"hashIterations\":1,\"algorithm\":\"pbkdf2-sha256\"}",
                "{\"value\":\"AAEC\",\"salt\":\"AAEC\"}{\"hashIterations\":\"x\",\"algorithm\":\"pbkdf2-sha256\"}",
                "{\"value\":\"AAEC\",\"salt\":\"AAEC\"}{\"hashIterations\":1,\"algorithm\":\"argon2\"}"
            })
    void whatCanNeverBeVerifiedIsNotImported(String text) {
        assertThat(HASHING.hashToStore(text)).isEmpty();
        assertThat(HASHING.hashToStore(text + "x".repeat(600))).isEmpty();
    }

    /** The vector of passlib's documentation. */
    @Test
    void theFirstVersionOfPasslibsBcryptIsRead() {
        PasswordHash stored = HASHING.hashToStore(
                        "$bcrypt-sha256$2a,12$LrmaIX5x4TRtAwEfwJZa1.$2ehnw6LvuIUTM0iz4iz9hTxv21B6KFO")
                .orElseThrow();

        assertThat(verify("password", stored)).isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(verify("passwort", stored)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void anExportedCredentialOfKeycloakIsReadHoweverLongItIs() {
        isReadAsThatSystemWritesIt(KEYCLOAK_EXPORT);
        isReadAsThatSystemWritesIt(KEYCLOAK_EXPORT.replace("My password", "My password ".repeat(30)));
    }

    @Test
    void anImportedHashThatLooksLikeOneOfOurOwnIsMarked() {
        PasswordHash own = HASHER.hash("pässwörd");

        PasswordHash imported = HASHING.hashToStore(own.text()).orElseThrow();

        assertThat(HASHER.kind(own)).isEqualTo(Kind.OWN);
        assertThat(imported).isNotEqualTo(own);
        assertThat(verify("pässwörd", imported)).isEqualTo(Verdict.RIGHT);
        assertThat(HASHING.hashToStore(imported.text())).contains(imported);
        assertThat(verify("pa\u0308sswo\u0308rd", own)).isEqualTo(Verdict.WRONG);
    }

    private Verdict verify(String password, PasswordHash stored) {
        return HASHING.verify(new Passwords.Typed(password, password), Optional.of(stored));
    }
}

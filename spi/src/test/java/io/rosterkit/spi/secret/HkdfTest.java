package io.rosterkit.spi.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5869, appendix A, for SHA-256. */
class HkdfTest {

    @Test
    void derivesTheKeyOfTheBasicCase() {
        assertThat(derive(
                        "000102030405060708090a0b0c",
                        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
                        "f0f1f2f3f4f5f6f7f8f9",
                        42))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void derivesTheKeyOfLongInputs() {
        assertThat(derive(bytes(0x60, 80), bytes(0x00, 80), bytes(0xb0, 80), 82))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                        + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    /** No salt is one of zeros. */
    @Test
    void derivesTheKeyWithoutSaltAndInfo() {
        assertThat(derive("00".repeat(32), "0b".repeat(22), "", 42))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    private static String derive(String salt, String secret, String info, int length) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(Hkdf.derive(hex.parseHex(salt), hex.parseHex(secret), hex.parseHex(info), length));
    }

    private static String bytes(int first, int count) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < count; i++) {
            hex.append(HexFormat.of().toHexDigits((byte) (first + i)));
        }
        return hex.toString();
    }
}

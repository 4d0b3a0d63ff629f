package io.rosterkit.spi.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SaltedSealTest {

    private static final byte[] SALT = "sixteen bytes 01".getBytes(UTF_8);
    private static final byte[] OTHER = "sixteen bytes 02".getBytes(UTF_8);
    private static final byte[] PLACE = "row 1".getBytes(UTF_8);
    private static final byte[] PLAIN = "203.0.113.7".getBytes(UTF_8);

    private final KeyRing keys =
            KeyRing.of(2, Map.of(1, new byte[32], 2, "a key of thirty-two plain bytes!".getBytes(UTF_8)));
    private final byte[] sealed = keys.seal(2, "purpose", SALT, PLACE, PLAIN);

    @Test
    void opensWhatItSealed() {
        assertThat(keys.open(2, "purpose", SALT, PLACE, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void opensNothingUnderAnotherSaltKeyPurposeOrPlace() {
        fails(() -> keys.open(2, "purpose", OTHER, PLACE, sealed));
        fails(() -> keys.open(1, "purpose", SALT, PLACE, sealed));
        fails(() -> keys.open(2, "other", SALT, PLACE, sealed));
        fails(() -> keys.open(2, "purpose", SALT, "row 2".getBytes(UTF_8), sealed));
        fails(() -> keys.open(3, "purpose", SALT, PLACE, sealed));
    }

    /** A salt of zeros gives another key than no salt. */
    @Test
    void isNotWhatASealWithoutSaltIs() {
        byte[] zeros = new byte[16];

        fails(() -> keys.open(2, "purpose", zeros, PLACE, keys.seal(2, "purpose", PLACE, PLAIN)));
        fails(() -> keys.open(2, "purpose", PLACE, keys.seal(2, "purpose", zeros, PLACE, PLAIN)));
    }

    @Test
    void takesNoSaltThatIsShorter() {
        fails(() -> keys.seal(2, "purpose", new byte[0], PLACE, PLAIN));
        fails(() -> keys.seal(2, "purpose", new byte[15], PLACE, PLAIN));
        fails(() -> keys.open(2, "purpose", new byte[15], PLACE, sealed));
    }

    private static void fails(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOf(IllegalArgumentException.class);
    }
}

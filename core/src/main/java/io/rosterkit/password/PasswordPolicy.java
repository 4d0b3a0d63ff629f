package io.rosterkit.password;

import io.rosterkit.engine.policy.Ascending;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Which passwords may be set (NIST SP 800-63B, section 3.1.1.2); lengths are in Unicode code points after NFC.
 * Immutable.
 */
@Ascending({"minLengthWithSecondStep", "minLengthAlone", "maxLength"})
public final class PasswordPolicy {

    @Min(15)
    private final int minLengthAlone;

    @Min(8)
    private final int minLengthWithSecondStep;

    @Min(128)
    @Max(1024)
    private final int maxLength;

    private PasswordPolicy(int minLengthAlone, int minLengthWithSecondStep, int maxLength) {
        this.minLengthAlone = minLengthAlone;
        this.minLengthWithSecondStep = minLengthWithSecondStep;
        this.maxLength = maxLength;
    }

    /** 15 characters alone, 8 with a second step, up to 256. */
    public static PasswordPolicy standard() {
        return new PasswordPolicy(15, 8, 256);
    }

    /** The least length where no second step is demanded. */
    public int minLengthAlone() {
        return minLengthAlone;
    }

    /** The same, with another least length where no second step is demanded: 15 or more. Default: 15. */
    public PasswordPolicy minLengthAlone(int characters) {
        return new PasswordPolicy(characters, minLengthWithSecondStep, maxLength);
    }

    /** The least length where a second step is demanded. */
    public int minLengthWithSecondStep() {
        return minLengthWithSecondStep;
    }

    /**
     * The same, with another least length where a second step is demanded: 8 or more, and at most the length alone.
     * Default: 8.
     */
    public PasswordPolicy minLengthWithSecondStep(int characters) {
        return new PasswordPolicy(minLengthAlone, characters, maxLength);
    }

    /** The greatest length; a longer password is refused at sign-in too. */
    public int maxLength() {
        return maxLength;
    }

    /** The same, with another greatest length: 128 to 1,024, and at least the shortest alone. Default: 256. */
    public PasswordPolicy maxLength(int characters) {
        return new PasswordPolicy(minLengthAlone, minLengthWithSecondStep, characters);
    }
}

package io.rosterkit.password;

import io.rosterkit.engine.policy.Ascending;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Which passwords may be set (NIST SP 800-63B, section 3.1.1.2); lengths are in Unicode code points after NFC.
 * Immutable.
 */
@Ascending({"shortestWithSecondStep", "shortestAlone", "longest"})
public final class PasswordPolicy {

    @Min(15)
    private final int shortestAlone;

    @Min(8)
    private final int shortestWithSecondStep;

    @Min(128)
    @Max(1024)
    private final int longest;

    private PasswordPolicy(int shortestAlone, int shortestWithSecondStep, int longest) {
        this.shortestAlone = shortestAlone;
        this.shortestWithSecondStep = shortestWithSecondStep;
        this.longest = longest;
    }

    /** 15 characters alone, 8 with a second step, up to 256. */
    public static PasswordPolicy standard() {
        return new PasswordPolicy(15, 8, 256);
    }

    /** The least length where no second step is demanded. */
    public int shortestAlone() {
        return shortestAlone;
    }

    /** The same, with another least length where no second step is demanded: 15 or more. Default: 15. */
    public PasswordPolicy shortestAlone(int characters) {
        return new PasswordPolicy(characters, shortestWithSecondStep, longest);
    }

    /** The least length where a second step is demanded. */
    public int shortestWithSecondStep() {
        return shortestWithSecondStep;
    }

    /**
     * The same, with another least length where a second step is demanded: 8 or more, and at most the length alone.
     * Default: 8.
     */
    public PasswordPolicy shortestWithSecondStep(int characters) {
        return new PasswordPolicy(shortestAlone, characters, longest);
    }

    /** The greatest length; a longer password is refused at sign-in too. */
    public int longest() {
        return longest;
    }

    /** The same, with another greatest length: 128 to 1,024, and at least the shortest alone. Default: 256. */
    public PasswordPolicy longest(int characters) {
        return new PasswordPolicy(shortestAlone, shortestWithSecondStep, characters);
    }
}

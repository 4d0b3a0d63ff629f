package io.rosterkit.password;

/**
 * Which passwords may be set (NIST SP 800-63B, section 3.1.1.2), lengths in Unicode code points after NFC, and how many
 * are hashed and wait to be hashed at once.
 *
 * @param shortestAlone where no second step is demanded; 15 or more
 * @param shortestWithSecondStep where one is; 8 or more
 * @param longest 128 to 1,024; a longer one is refused at sign-in too
 * @param hashesAtOnce 1 or more; where there are fewer processors, as many as there are
 * @param waiting how many calls may wait for a processor before the next is refused; 0 or more
 */
public record PasswordPolicy(
        int shortestAlone, int shortestWithSecondStep, int longest, int hashesAtOnce, int waiting) {

    private static final int ALONE = 15;
    private static final int WITH_SECOND_STEP = 8;
    private static final int LONG = 128;
    private static final int TOO_LONG = 1024;

    /** 15 characters alone, 8 with a second step, up to 256; all processors, and 64 that wait. */
    public static PasswordPolicy standard() {
        return new PasswordPolicy(
                ALONE, WITH_SECOND_STEP, 2 * LONG, Runtime.getRuntime().availableProcessors(), 64);
    }

    /** Throws {@link IllegalArgumentException} that names what is out of its bounds. */
    public PasswordPolicy {
        atLeast(ALONE, shortestAlone, "shortestAlone");
        atLeast(WITH_SECOND_STEP, shortestWithSecondStep, "shortestWithSecondStep");
        atLeast(LONG, longest, "longest");
        if (longest > TOO_LONG) {
            throw new IllegalArgumentException("password.longest must be at most " + TOO_LONG);
        }
        atLeast(1, hashesAtOnce, "hashesAtOnce");
        atLeast(0, waiting, "waiting");
        if (shortestWithSecondStep > shortestAlone) {
            throw new IllegalArgumentException(
                    "password.shortestWithSecondStep must be at most password.shortestAlone");
        }
        if (shortestAlone > longest) {
            throw new IllegalArgumentException("password.longest must not be less than the shortest");
        }
    }

    private static void atLeast(int least, int given, String name) {
        if (given < least) {
            throw new IllegalArgumentException("password." + name + " must be at least " + least);
        }
    }
}

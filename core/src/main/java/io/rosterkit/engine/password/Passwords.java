package io.rosterkit.engine.password;

import io.rosterkit.engine.policy.PolicyValidation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.password.PasswordPolicy;
import java.text.Normalizer;
import java.util.List;

/**
 * Reads and checks passwords (NIST SP 800-63B, section 3.1.1.2). A password may have any characters. It is normalized
 * to NFC, because two keyboards may type the same letter as different code points. Spaces are kept. A refusal concerns
 * the field {@code password}. Thread-safe.
 */
public final class Passwords {

    /** The maximum number of UTF-16 units that become one code point in NFC. */
    private static final int MAX_UNITS_PER_CODE_POINT = 4;

    private static final CommonPasswords COMMON = new CommonPasswords();

    private final PasswordPolicy policy;

    /** Checks by this policy. */
    public Passwords(PasswordPolicy policy) {
        this.policy = policy;
    }

    /**
     * Checks by the lengths of a form. Throws {@link IllegalArgumentException} when they are not within the bounds of
     * any policy.
     */
    public static Passwords ofLengths(int atLeast, int atMost) {
        PasswordPolicy standard = PasswordPolicy.standard();
        PasswordPolicy policy = standard.minLengthAlone(Math.max(standard.minLengthAlone(), atLeast))
                .minLengthWithSecondStep(atLeast)
                .maxLength(atMost);
        PolicyValidation.refuse(PolicyValidation.violations(policy).map(wrong -> "password." + wrong));
        return new Passwords(policy);
    }

    /**
     * What the library knows about the user who sets a password.
     *
     * @param names of the user, the organization and the product, and the address, in whole or in parts
     * @param secondStep whether signing in needs a second step
     */
    public record Context(List<String> names, boolean secondStep) {

        public Context {
            names = List.copyOf(names);
        }
    }

    /**
     * A password as the user typed it, and in NFC. New hashes are of the NFC form; an older system may have hashed the
     * typed text. {@code toString} shows neither.
     */
    public record Typed(String text, String normalized) {

        @Override
        public String toString() {
            return "Typed[...]";
        }
    }

    /** Reads a typed password; refused like {@link #normalize}. */
    public Outcome<Typed> read(String typed) {
        return normalize(typed).map(password -> new Typed(typed, password));
    }

    /**
     * The password in NFC, which is hashed and verified. Refused when it is too long or not valid text. An empty
     * password is not refused here. The time does not grow with the length of the input.
     */
    public Outcome<String> normalize(String typed) {
        // Checked first, because an attacker could send megabytes to normalize.
        if (typed.length() > (long) policy.maxLength() * MAX_UNITS_PER_CODE_POINT) {
            return tooLong();
        }
        if (typed.codePoints().anyMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE)) {
            return refused(Refusal.of(SignInReason.PASSWORD_NOT_TEXT));
        }
        String password = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return length(password) > policy.maxLength() ? tooLong() : Outcome.done(password);
    }

    /**
     * Checks a new password, and returns it in NFC. Refused when it is too short, made of the names of the context, or
     * a common password.
     */
    public Outcome<String> accept(String typed, Context context) {
        return normalize(typed).then(password -> checkNew(password, context));
    }

    private Outcome<String> checkNew(String password, Context context) {
        int minLength = context.secondStep() ? policy.minLengthWithSecondStep() : policy.minLengthAlone();
        if (length(password) < minLength) {
            return refused(Refusal.of(SignInReason.PASSWORD_TOO_SHORT).with("atLeast", minLength));
        }
        if (ContextWords.of(context.names()).makeUp(password)) {
            return refused(Refusal.of(SignInReason.PASSWORD_FROM_CONTEXT));
        }
        return COMMON.contain(password) ? refused(Refusal.of(SignInReason.PASSWORD_COMMON)) : Outcome.done(password);
    }

    private Outcome<String> tooLong() {
        return refused(Refusal.of(SignInReason.PASSWORD_TOO_LONG).with("atMost", policy.maxLength()));
    }

    private static Outcome<String> refused(Refusal refusal) {
        return Outcome.refused(refusal.at("password"));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

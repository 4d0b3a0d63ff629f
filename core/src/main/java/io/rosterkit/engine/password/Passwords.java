package io.rosterkit.engine.password;

import io.rosterkit.engine.policy.Knobs;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.password.PasswordPolicy;
import java.text.Normalizer;
import java.util.List;

/**
 * Reads passwords as they are typed (NIST SP 800-63B, section 3.1.1.2): any character, blanks included and kept, in
 * NFC, so that two keyboards that compose a letter differently give the same password. A refusal concerns the field
 * {@code password}. Thread-safe.
 */
public final class Passwords {

    /** The most UTF-16 units that become one code point in NFC. */
    private static final int UNITS_OF_A_CODE_POINT = 4;

    private static final CommonPasswords COMMON = new CommonPasswords();

    private final PasswordPolicy policy;

    /** By that policy. */
    public Passwords(PasswordPolicy policy) {
        this.policy = policy;
    }

    /**
     * By the lengths of a form, where nothing is known of the user; {@link IllegalArgumentException} where they are out
     * of the bounds of any policy.
     */
    public static Passwords ofLengths(int atLeast, int atMost) {
        PasswordPolicy standard = PasswordPolicy.standard();
        PasswordPolicy policy = standard.shortestAlone(Math.max(standard.shortestAlone(), atLeast))
                .shortestWithSecondStep(atLeast)
                .longest(atMost);
        Knobs.refuse(Knobs.wrong(policy).map(wrong -> "password." + wrong));
        return new Passwords(policy);
    }

    /**
     * What is known of the user who chooses a password.
     *
     * @param names of the user, the organization and the product, and the address, in whole or in parts
     * @param secondStep whether signing in demands one
     */
    public record Context(List<String> names, boolean secondStep) {

        public Context {
            names = List.copyOf(names);
        }
    }

    /**
     * A password as it was typed, and in the form that is hashed. An older system may have hashed it as it was typed.
     * Its {@code toString} tells neither.
     */
    public record Typed(String text, String normal) {

        @Override
        public String toString() {
            return "Typed[...]";
        }
    }

    /** The password in both forms; refused as {@link #normal} does. */
    public Outcome<Typed> typed(String typed) {
        return normal(typed).map(password -> new Typed(typed, password));
    }

    /**
     * The password in the form that is hashed and verified; refused when it is too long or not text. Costs nothing
     * much, however long the input is, and an empty password is one like any other.
     */
    public Outcome<String> normal(String typed) {
        // Before anything looks at it: normalising a megabyte is what an attacker wants.
        if (typed.length() > (long) policy.longest() * UNITS_OF_A_CODE_POINT) {
            return tooLong();
        }
        if (typed.codePoints().anyMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE)) {
            return refused(Refusal.of(SignInReason.PASSWORD_NOT_TEXT));
        }
        String password = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return length(password) > policy.longest() ? tooLong() : Outcome.done(password);
    }

    /** The password in that form, if it may be set: long enough, not made of those names, and not a common one. */
    public Outcome<String> choose(String typed, Context context) {
        return normal(typed).then(password -> fit(password, context));
    }

    private Outcome<String> fit(String password, Context context) {
        int shortest = context.secondStep() ? policy.shortestWithSecondStep() : policy.shortestAlone();
        if (length(password) < shortest) {
            return refused(Refusal.of(SignInReason.PASSWORD_TOO_SHORT).with("atLeast", shortest));
        }
        if (ContextWords.of(context.names()).make(password)) {
            return refused(Refusal.of(SignInReason.PASSWORD_FROM_CONTEXT));
        }
        return COMMON.contain(password) ? refused(Refusal.of(SignInReason.PASSWORD_COMMON)) : Outcome.done(password);
    }

    private Outcome<String> tooLong() {
        return refused(Refusal.of(SignInReason.PASSWORD_TOO_LONG).with("atMost", policy.longest()));
    }

    private static Outcome<String> refused(Refusal refusal) {
        return Outcome.refused(refusal.at("password"));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

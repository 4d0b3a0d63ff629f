package io.rosterkit.form;

import io.rosterkit.engine.form.TextRule;
import io.rosterkit.engine.password.Passwords;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text may be set as a password (NIST SP 800-63B, section 3.1.1.2). It is long enough, not too long, valid text and
 * not a common password. The codes are {@code signin.password_too_short}, {@code signin.password_too_long},
 * {@code signin.password_not_text} and {@code signin.password_common}. A {@code null} counts as an empty text.
 *
 * <p>The default lengths are those of {@link io.rosterkit.password.PasswordPolicy#standard()} without a second step. A
 * host with another policy repeats its lengths here. The constraint cannot check whether the password is made of a name
 * or an address, or is the same as the old one. The call that sets the password checks that.
 */
@Documented
@Constraint(validatedBy = NewPassword.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.ANNOTATION_TYPE,
    ElementType.CONSTRUCTOR,
    ElementType.TYPE_USE
})
public @interface NewPassword {

    /** The minimum number of characters, 8 or more. Default: 15. */
    int atLeast() default 15;

    /** The maximum number of characters, 128 to 1,024. Default: 256. */
    int atMost() default 256;

    /** The message of the host. Default: the text of the refusal. */
    String message() default "";

    /** The groups of Jakarta Validation. Default: the default group. */
    Class<?>[] groups() default {};

    /** The payload of Jakarta Validation. Default: none. */
    Class<? extends Payload>[] payload() default {};

    /** The validator. The provider of Jakarta Validation makes one for each use of the constraint. */
    final class Check implements ConstraintValidator<NewPassword, CharSequence> {

        private static final Passwords.Context UNKNOWN_USER = new Passwords.Context(List.of(), true);

        private @Nullable TextRule rule;

        /** Called by the provider. */
        public Check() {}

        static TextRule rule(NewPassword constraint) {
            Passwords passwords = Passwords.ofLengths(constraint.atLeast(), constraint.atMost());
            return new TextRule(text -> passwords.accept(text, UNKNOWN_USER), false);
        }

        @Override
        public void initialize(NewPassword constraint) {
            this.rule = rule(constraint);
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return Objects.requireNonNull(rule, "initialized").accepts(text, context);
        }
    }
}

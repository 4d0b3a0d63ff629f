package io.rosterkit.form;

import io.rosterkit.engine.contact.Phones;
import io.rosterkit.engine.form.TextRule;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text is a phone number that the library takes, in its international form. The codes are
 * {@code contact.phone_malformed} and {@code contact.phone_premium}. A {@code null} is an empty text.
 *
 * <p>With a region the text may also be a number in the national form of that region. The library itself takes the
 * international form only: {@link Forms#phone} gives it.
 */
@Documented
@Constraint(validatedBy = PhoneText.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.ANNOTATION_TYPE,
    ElementType.CONSTRUCTOR,
    ElementType.TYPE_USE
})
public @interface PhoneText {

    /** The region of a number in national form, as a code of ISO 3166-1 such as {@code DE}. Default: none. */
    String region() default "";

    /** Whether the text may be empty. Default: no. */
    boolean optional() default false;

    /** A text of the host's own. Default: the text of the refusal. */
    String message() default "";

    /** The groups of Jakarta Validation. Default: the default group. */
    Class<?>[] groups() default {};

    /** The payload of Jakarta Validation. Default: none. */
    Class<? extends Payload>[] payload() default {};

    /** For the provider, which makes one for each place of the constraint. */
    final class Check implements ConstraintValidator<PhoneText, CharSequence> {

        private @Nullable TextRule rule;

        /** For the provider. */
        public Check() {}

        static TextRule rule(PhoneText constraint) {
            Phones.checkRegion(constraint.region());
            return new TextRule(text -> Phones.parse(text, constraint.region()), constraint.optional());
        }

        @Override
        public void initialize(PhoneText constraint) {
            this.rule = rule(constraint);
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return Objects.requireNonNull(rule, "initialized").admits(text, context);
        }
    }
}

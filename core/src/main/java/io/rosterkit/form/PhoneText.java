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
 * The text is a valid phone number in international form. The codes are {@code contact.phone_malformed} and
 * {@code contact.phone_premium}. A {@code null} counts as an empty text.
 *
 * <p>With a region, the text may also be in the national form of that region. The other operations accept the
 * international form only: {@link Forms#phone} converts a number to it.
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

    /** The message of the host. Default: the text of the refusal. */
    String message() default "";

    /** The groups of Jakarta Validation. Default: the default group. */
    Class<?>[] groups() default {};

    /** The payload of Jakarta Validation. Default: none. */
    Class<? extends Payload>[] payload() default {};

    /** The validator. The provider of Jakarta Validation makes one for each use of the constraint. */
    final class Check implements ConstraintValidator<PhoneText, CharSequence> {

        private @Nullable TextRule rule;

        /** Called by the provider. */
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
            return Objects.requireNonNull(rule, "initialized").accepts(text, context);
        }
    }
}

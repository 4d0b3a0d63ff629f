package io.rosterkit.form;

import io.rosterkit.engine.contact.Names;
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
 * The text is a valid display name: at most 100 characters, and none that is invisible or unsafe. The codes are those
 * of {@link io.rosterkit.model.contact.ContactReason} that begin with {@code contact.name}. A {@code null} counts as an
 * empty text.
 */
@Documented
@Constraint(validatedBy = DisplayNameText.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.ANNOTATION_TYPE,
    ElementType.CONSTRUCTOR,
    ElementType.TYPE_USE
})
public @interface DisplayNameText {

    /** Whether the text may be empty. Default: no. */
    boolean optional() default false;

    /** The message of the host. Default: the text of the refusal. */
    String message() default "";

    /** The groups of Jakarta Validation. Default: the default group. */
    Class<?>[] groups() default {};

    /** The payload of Jakarta Validation. Default: none. */
    Class<? extends Payload>[] payload() default {};

    /** The validator. The provider of Jakarta Validation makes one for each use of the constraint. */
    final class Check implements ConstraintValidator<DisplayNameText, CharSequence> {

        private @Nullable TextRule rule;

        /** Called by the provider. */
        public Check() {}

        static TextRule rule(DisplayNameText constraint) {
            return new TextRule(Names::parse, constraint.optional());
        }

        @Override
        public void initialize(DisplayNameText constraint) {
            this.rule = rule(constraint);
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return Objects.requireNonNull(rule, "initialized").accepts(text, context);
        }
    }
}

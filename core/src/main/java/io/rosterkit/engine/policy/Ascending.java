package io.rosterkit.engine.policy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Field;

/** None of these fields is less than the one before; a violation names the later of the two. */
@Constraint(validatedBy = Ascending.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Ascending {

    /** The names of two or more fields of one type, the least first. */
    String[] value();

    /** Not used: a violation says what the field is less than. */
    String message() default "";

    /** The groups of Jakarta Validation. Default: the default group. */
    Class<?>[] groups() default {};

    /** The payload of Jakarta Validation. Default: none. */
    Class<? extends Payload>[] payload() default {};

    /** For the provider, which makes one for each place of the constraint. */
    final class Check implements ConstraintValidator<Ascending, Object> {

        private String[] names = {};

        /** For the provider. */
        public Check() {}

        @Override
        public void initialize(Ascending constraint) {
            this.names = constraint.value();
        }

        @Override
        public boolean isValid(Object policy, ConstraintValidatorContext context) {
            boolean valid = true;
            for (int at = 1; at < names.length; at++) {
                if (isLess(value(policy, names[at]), value(policy, names[at - 1]))) {
                    valid = false;
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate("must not be less than " + names[at - 1])
                            .addPropertyNode(names[at])
                            .addConstraintViolation();
                }
            }
            return valid;
        }

        @SuppressWarnings("unchecked") // the fields are of one type
        private static boolean isLess(Object one, Object other) {
            return ((Comparable<Object>) one).compareTo(other) < 0;
        }

        private static Object value(Object policy, String name) {
            try {
                Field field = policy.getClass().getDeclaredField(name);
                field.setAccessible(true);
                return field.get(policy);
            } catch (ReflectiveOperationException wrong) {
                throw new IllegalStateException(policy.getClass().getName() + " has no field " + name, wrong);
            }
        }
    }
}

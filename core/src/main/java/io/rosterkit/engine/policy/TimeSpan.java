package io.rosterkit.engine.policy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time has these bounds; a violation says both in English, in the largest unit that fits. */
@Constraint(validatedBy = TimeSpan.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
public @interface TimeSpan {

    /** The least time, as {@link Duration#parse} reads it. Default: any that is positive. */
    String atLeast() default "PT0.000000001S";

    /** The greatest time, as {@link Duration#parse} reads it. */
    String atMost();

    /** Not used: a violation says the bounds. */
    String message() default "";

    /** The groups of Jakarta Validation. Default: the default group. */
    Class<?>[] groups() default {};

    /** The payload of Jakarta Validation. Default: none. */
    Class<? extends Payload>[] payload() default {};

    /** For the provider, which makes one for each place of the constraint. */
    final class Check implements ConstraintValidator<TimeSpan, Duration> {

        private static final Duration POSITIVE = Duration.ofNanos(1);

        private Duration least = POSITIVE;
        private Duration most = POSITIVE;

        /** For the provider. */
        public Check() {}

        @Override
        public void initialize(TimeSpan constraint) {
            this.least = Duration.parse(constraint.atLeast());
            this.most = Duration.parse(constraint.atMost());
        }

        @Override
        public boolean isValid(@Nullable Duration time, ConstraintValidatorContext context) {
            if (time != null && time.compareTo(least) >= 0 && time.compareTo(most) <= 0) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(bounds()).addConstraintViolation();
            return false;
        }

        private String bounds() {
            if (least.equals(POSITIVE)) {
                return "must be positive and at most " + words(most);
            }
            return least.isZero()
                    ? "must not be negative, nor more than " + words(most)
                    : "must be " + words(least) + " to " + words(most);
        }

        private static String words(Duration time) {
            if (time.equals(Duration.ofDays(time.toDays()))) {
                return counted(time.toDays(), "day");
            }
            return time.equals(Duration.ofHours(time.toHours()))
                    ? counted(time.toHours(), "hour")
                    : counted(time.toMinutes(), "minute");
        }

        private static String counted(long count, String unit) {
            return count + " " + unit + (count == 1 ? "" : "s");
        }
    }
}

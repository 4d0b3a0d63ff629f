package io.rosterkit.engine.form;

import io.rosterkit.engine.text.Marks;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint asks of a text: that a parser takes it. A missing text is an empty one.
 *
 * @param optional whether an empty text is good
 */
public record TextRule(Function<String, ? extends Outcome<?>> parser, boolean optional) {

    /** The template of the message of a violation: the code of the refusal, as a key. */
    public static String template(Refusal refusal) {
        return "{rosterkit." + refusal.code() + "}";
    }

    /** Why the text is refused; empty when it is good. */
    public Optional<Refusal> refusal(@Nullable Object text) {
        String given = text == null ? "" : text.toString();
        if (optional && Marks.strip(given).isEmpty()) {
            return Optional.empty();
        }
        return parser.apply(given).refusal();
    }

    /** Whether the text is good; a violation has the template, unless the host wrote a message of its own. */
    public boolean admits(@Nullable CharSequence text, ConstraintValidatorContext context) {
        Optional<Refusal> refusal = refusal(text);
        if (refusal.isPresent() && context.getDefaultConstraintMessageTemplate().isEmpty()) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(template(refusal.get()))
                    .addConstraintViolation();
        }
        return refusal.isEmpty();
    }
}

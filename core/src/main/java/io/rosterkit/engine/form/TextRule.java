package io.rosterkit.engine.form;

import io.rosterkit.engine.text.PastedText;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a constraint: a parser must accept the text. A {@code null} counts as an empty text.
 *
 * @param optional whether an empty text is accepted
 */
public record TextRule(Function<String, ? extends Outcome<?>> parser, boolean optional) {

    /** The message template of a violation: the code of the refusal as a key. */
    public static String template(Refusal refusal) {
        return "{rosterkit." + refusal.code() + "}";
    }

    /** The refusal of a text; empty when it is accepted. */
    public Optional<Refusal> refusal(@Nullable Object text) {
        String input = text == null ? "" : text.toString();
        if (optional && PastedText.strip(input).isEmpty()) {
            return Optional.empty();
        }
        return parser.apply(input).refusal();
    }

    /**
     * Whether the text is accepted. A violation gets the template of its refusal, unless the host wrote its own
     * message.
     */
    public boolean accepts(@Nullable CharSequence text, ConstraintValidatorContext context) {
        Optional<Refusal> refusal = refusal(text);
        if (refusal.isPresent() && context.getDefaultConstraintMessageTemplate().isEmpty()) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(template(refusal.get()))
                    .addConstraintViolation();
        }
        return refusal.isEmpty();
    }
}

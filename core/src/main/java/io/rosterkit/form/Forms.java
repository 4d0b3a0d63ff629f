package io.rosterkit.form;

import io.rosterkit.engine.contact.Phones;
import io.rosterkit.engine.form.TextRule;
import io.rosterkit.engine.form.ValidatorFactories;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.notice.RefusalTexts;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes validators for the form objects of a host, and converts violations to refusals. Every violation of
 * {@link EmailText}, {@link DisplayNameText}, {@link PhoneText} or {@link NewPassword} is the refusal of a parser.
 * Unless the constraint has its own {@code message}, its message template is the code of that refusal, such as <code>
 * {rosterkit.contact.address_malformed}</code>.
 */
public final class Forms {

    private Forms() {}

    /**
     * The refusal of a violation, with its code, field and facts; empty for a violation of any other constraint. The
     * field is a field of the library, such as {@code address}. The path of the violation names the field of the form.
     */
    public static Optional<Refusal> refusal(ConstraintViolation<?> violation) {
        Arguments.required("violation", violation);
        return refusal(violation.getConstraintDescriptor().getAnnotation(), violation.getInvalidValue());
    }

    /**
     * An interpolator that gives violations of these constraints the texts of their refusals, in English and German.
     * The interpolator of the provider handles all other constraints.
     *
     * @param texts the result of {@code Roster.texts()}
     * @param others the interpolator of the provider
     * @param locale the language of a violation for which the caller names none, such as that of the request
     */
    public static MessageInterpolator messages(
            RefusalTexts texts, MessageInterpolator others, Supplier<Locale> locale) {
        Arguments.required("texts", texts, "others", others, "locale", locale);
        return new Messages(texts, others, locale);
    }

    /**
     * Makes validators with these messages, by the provider on the class path or module path. They need no
     * implementation of the Expression Language. The host closes the factory. Throws {@link IllegalStateException} when
     * there is no provider.
     */
    public static ValidatorFactory validators(MessageInterpolator messages) {
        Arguments.required("messages", messages);
        return ValidatorFactories.forForms(messages);
    }

    /**
     * Parses a phone number by the rule of {@link PhoneText}, with the same refusals; an empty text is always refused.
     * An empty region allows the international form only. Throws {@link IllegalArgumentException} for an unknown
     * region.
     */
    public static Outcome<PhoneNumber> phone(String text, String region) {
        Arguments.required("text", text, "region", region);
        return Phones.parse(text, region);
    }

    private static Optional<Refusal> refusal(Annotation constraint, @Nullable Object value) {
        return rule(constraint).flatMap(rule -> rule.refusal(value));
    }

    private static Optional<TextRule> rule(Annotation constraint) {
        if (constraint instanceof EmailText email) {
            return Optional.of(EmailText.Check.rule(email));
        }
        if (constraint instanceof DisplayNameText name) {
            return Optional.of(DisplayNameText.Check.rule(name));
        }
        if (constraint instanceof PhoneText phone) {
            return Optional.of(PhoneText.Check.rule(phone));
        }
        return constraint instanceof NewPassword password
                ? Optional.of(NewPassword.Check.rule(password))
                : Optional.empty();
    }

    private record Messages(RefusalTexts texts, MessageInterpolator others, Supplier<Locale> locale)
            implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return interpolate(template, context, locale.get());
        }

        @Override
        public String interpolate(String template, Context context, Locale language) {
            return refusal(context.getConstraintDescriptor().getAnnotation(), context.getValidatedValue())
                    .filter(refusal -> template.equals(TextRule.template(refusal)))
                    .map(refusal -> texts.of(refusal, language))
                    .orElseGet(() -> others.interpolate(template, context, language));
        }
    }
}

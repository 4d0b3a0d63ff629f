package io.rosterkit.engine.form;

import jakarta.validation.Configuration;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.function.UnaryOperator;

/** Makes validators by the provider of Jakarta Validation. */
public final class Provider {

    private Provider() {}

    /**
     * Makes validators with these messages, by the provider on the class path or module path. They need no
     * implementation of the Expression Language, because the messages of the provider are not used. Throws
     * {@link IllegalStateException} when there is no provider.
     */
    public static ValidatorFactory validators(MessageInterpolator messages) {
        return build(provider -> provider.messageInterpolator(messages));
    }

    /**
     * Makes validators for the checks of the library itself. They ignore the configuration file of the host for its
     * forms.
     */
    public static ValidatorFactory ofLibrary(MessageInterpolator messages) {
        return build(provider -> provider.ignoreXmlConfiguration().messageInterpolator(messages));
    }

    private static ValidatorFactory build(UnaryOperator<Configuration<?>> change) {
        try {
            return change.apply(Validation.byDefaultProvider().configure()).buildValidatorFactory();
        } catch (NoProviderFoundException noProvider) {
            throw new IllegalStateException(
                    "no provider of Jakarta Validation was found: rosterkit-core brings Hibernate Validator"
                            + " (org.hibernate.validator:hibernate-validator); a host that excludes it adds another",
                    noProvider);
        }
    }
}

package io.rosterkit.engine.form;

import jakarta.validation.Configuration;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.function.UnaryOperator;

/** Finds the provider of Jakarta Validation. */
public final class Provider {

    private Provider() {}

    /**
     * Validators of the provider on the path with these messages. Expressions need no implementation, since the
     * provider's own messages are not used. Throws {@link IllegalStateException} where there is no provider.
     */
    public static ValidatorFactory validators(MessageInterpolator messages) {
        return built(provider -> provider.messageInterpolator(messages));
    }

    /** The same for what the library itself checks; what a host configured for its own forms does not count. */
    public static ValidatorFactory ofLibrary(MessageInterpolator messages) {
        return built(provider -> provider.ignoreXmlConfiguration().messageInterpolator(messages));
    }

    private static ValidatorFactory built(UnaryOperator<Configuration<?>> change) {
        try {
            return change.apply(Validation.byDefaultProvider().configure()).buildValidatorFactory();
        } catch (NoProviderFoundException none) {
            throw new IllegalStateException(
                    "no provider of Jakarta Validation was found: rosterkit-core brings Hibernate Validator"
                            + " (org.hibernate.validator:hibernate-validator); a host that excludes it adds another",
                    none);
        }
    }
}

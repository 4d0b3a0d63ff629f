package io.rosterkit.engine.form;

import jakarta.validation.Configuration;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

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

    /**
     * Hibernate Validator writes a line with its version when it is first used, and a host without a logging
     * configuration finds it on the console. The line is left out unless the host has set a level for it.
     */
    private static ValidatorFactory build(UnaryOperator<Configuration<?>> change) {
        Logger version = Logger.getLogger("org.hibernate.validator.internal.util.Version");
        boolean hostHasSetALevel = version.getLevel() != null;
        if (!hostHasSetALevel) {
            version.setLevel(Level.WARNING);
        }
        try {
            return change.apply(Validation.byDefaultProvider().configure()).buildValidatorFactory();
        } catch (NoProviderFoundException noProvider) {
            throw new IllegalStateException(
                    "no provider of Jakarta Validation was found: rosterkit-core brings Hibernate Validator"
                            + " (org.hibernate.validator:hibernate-validator); a host that excludes it adds another",
                    noProvider);
        } finally {
            if (!hostHasSetALevel) {
                version.setLevel(null);
            }
        }
    }
}

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
public final class ValidatorFactories {

    private ValidatorFactories() {}

    /**
     * Makes validators with these messages, by the provider on the class path or module path. They need no
     * implementation of the Expression Language, because the messages of the provider are not used. Throws
     * {@link IllegalStateException} when there is no provider.
     */
    public static ValidatorFactory forForms(MessageInterpolator messages) {
        return build(configuration -> configuration.messageInterpolator(messages));
    }

    /** Makes validators for the checks of the library itself. The host's {@code META-INF/validation.xml} is ignored. */
    public static ValidatorFactory forLibraryChecks(MessageInterpolator messages) {
        return build(configuration -> configuration.ignoreXmlConfiguration().messageInterpolator(messages));
    }

    /**
     * Builds the factory. Hides the line with the version that Hibernate Validator logs at its first use, unless the
     * host has set a level for that logger.
     */
    private static ValidatorFactory build(UnaryOperator<Configuration<?>> change) {
        Logger versionLogger = Logger.getLogger("org.hibernate.validator.internal.util.Version");
        boolean hostHasSetALevel = versionLogger.getLevel() != null;
        if (!hostHasSetALevel) {
            versionLogger.setLevel(Level.WARNING);
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
                versionLogger.setLevel(null);
            }
        }
    }
}

package io.rosterkit.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ValidatorFactoriesTest {

    private final Logger version = Logger.getLogger("org.hibernate.validator.internal.util.Version");
    private final MessageInterpolator messages = new AsWritten();

    @AfterEach
    void leaveTheLogAsItWas() {
        version.setLevel(null);
    }

    @Test
    void leavesTheLogOfTheHostAsItWas() {
        ValidatorFactories.forForms(messages).close();
        assertThat(version.getLevel()).isNull();
    }

    @Test
    void keepsALevelThatTheHostHasSet() {
        version.setLevel(Level.FINE);
        ValidatorFactories.forLibraryChecks(messages).close();
        assertThat(version.getLevel()).isEqualTo(Level.FINE);
    }

    private record AsWritten() implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}

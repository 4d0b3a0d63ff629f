package io.rosterkit.spi.organization;

import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.SecondStepDemand;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The overrides of an organization in one column: the number of the format, and a word {@code path=value} for each
 * setting, in the order of the paths, with a space between. Only the very text that {@link #write} makes is read.
 */
final class OverridesText {

    private static final String FORMAT = "1";

    private static final Map<String, BiFunction<PolicyOverrides, String, PolicyOverrides>> SETTINGS = Map.of(
            "secondStep", (overrides, value) -> overrides.secondStep(SecondStepDemand.valueOf(value)),
            "session.lifetime", (overrides, value) -> overrides.sessionLifetime(Duration.parse(value)),
            "password.minLength", (overrides, value) -> overrides.minPasswordLength(Integer.parseInt(value)),
            "invitation.lifetime", (overrides, value) -> overrides.invitationLifetime(Duration.parse(value)),
            "deactivation.verification",
                    (overrides, value) -> overrides.deactivationVerification(DeactivationVerification.valueOf(value)));

    private OverridesText() {}

    static String write(PolicyOverrides overrides) {
        return Stream.concat(
                        Stream.of(FORMAT),
                        overrides.settings().entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** {@link IllegalArgumentException} for a text that no version of the library writes. */
    static PolicyOverrides read(String text) {
        if (text.equals(FORMAT)) {
            return PolicyOverrides.none();
        }
        PolicyOverrides overrides = PolicyOverrides.none();
        for (String word : text.split(" ", -1)) {
            overrides = word.equals(FORMAT) ? overrides : with(overrides, word);
        }
        if (!write(overrides).equals(text)) {
            throw new IllegalArgumentException("overrides are not as they are written");
        }
        return overrides;
    }

    private static PolicyOverrides with(PolicyOverrides overrides, String word) {
        int middle = word.indexOf('=');
        var setting = middle < 0 ? null : SETTINGS.get(word.substring(0, middle));
        if (setting == null) {
            throw new IllegalArgumentException("overrides must be among " + new TreeSet<>(SETTINGS.keySet()));
        }
        try {
            return setting.apply(overrides, word.substring(middle + 1));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("overrides have a time that is none", malformed);
        }
    }
}

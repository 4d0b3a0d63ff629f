package io.rosterkit.model.organization;

import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that one organization has of its own, beside those of its profile. A setting that is not named here is
 * that of the profile. A value outside of its bounds is an {@link IllegalArgumentException} that names the setting by
 * its path, such as {@code overrides.session.lifetime}. Immutable.
 */
public final class PolicyOverrides {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int SHORTEST_AT_LEAST = 8;
    private static final int SHORTEST_AT_MOST = 128;
    private static final PolicyOverrides NONE =
            new PolicyOverrides(new Values(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    private final Values values;

    private PolicyOverrides(Values values) {
        this.values = values;
    }

    private record Values(
            Optional<SecondStepDemand> secondStep,
            Optional<Duration> sessionLifetime,
            Optional<Integer> shortestPassword,
            Optional<Duration> invitationLifetime) {}

    /** No setting of its own. */
    public static PolicyOverrides none() {
        return NONE;
    }

    /** When a second step is demanded. */
    public Optional<SecondStepDemand> secondStep() {
        return values.secondStep();
    }

    /** The same, where a second step is demanded then, if the profile does not demand more. Default: the profile's. */
    public PolicyOverrides secondStep(SecondStepDemand demand) {
        Arguments.required("demand", demand);
        return new PolicyOverrides(new Values(
                Optional.of(demand), values.sessionLifetime(), values.shortestPassword(), values.invitationLifetime()));
    }

    /** How long a session lasts at most. */
    public Optional<Duration> sessionLifetime() {
        return values.sessionLifetime();
    }

    /**
     * The same, with another lifetime of a session: positive and at most 366 days. The shorter one of profile and
     * organization holds. Default: the profile's.
     */
    public PolicyOverrides sessionLifetime(Duration time) {
        Arguments.required("time", time);
        return new PolicyOverrides(new Values(
                values.secondStep(),
                Optional.of(bounded("session.lifetime", time)),
                values.shortestPassword(),
                values.invitationLifetime()));
    }

    /** The least length of a new password. */
    public Optional<Integer> shortestPassword() {
        return values.shortestPassword();
    }

    /**
     * The same, with another least length of a new password, with a second step and without: 8 to 128. The greater one
     * of profile and organization holds. Default: the profile's.
     */
    public PolicyOverrides shortestPassword(int characters) {
        if (characters < SHORTEST_AT_LEAST || characters > SHORTEST_AT_MOST) {
            throw new IllegalArgumentException(
                    "overrides.password.shortest must be " + SHORTEST_AT_LEAST + " to " + SHORTEST_AT_MOST);
        }
        return new PolicyOverrides(new Values(
                values.secondStep(), values.sessionLifetime(), Optional.of(characters), values.invitationLifetime()));
    }

    /** How long an invitation may be used. */
    public Optional<Duration> invitationLifetime() {
        return values.invitationLifetime();
    }

    /**
     * The same, with another lifetime of an invitation, shorter or longer than the profile's: positive and at most 366
     * days. Default: the profile's.
     */
    public PolicyOverrides invitationLifetime(Duration time) {
        Arguments.required("time", time);
        return new PolicyOverrides(new Values(
                values.secondStep(),
                values.sessionLifetime(),
                values.shortestPassword(),
                Optional.of(bounded("invitation.lifetime", time))));
    }

    /** The settings that are there, by path without {@code overrides.}: as they are stored and journaled. */
    public SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        values.secondStep().ifPresent(demand -> settings.put("secondStep", demand.name()));
        values.sessionLifetime().ifPresent(time -> settings.put("session.lifetime", time.toString()));
        values.shortestPassword().ifPresent(least -> settings.put("password.shortest", least.toString()));
        values.invitationLifetime().ifPresent(time -> settings.put("invitation.lifetime", time.toString()));
        return Collections.unmodifiableSortedMap(settings);
    }

    private static Duration bounded(String setting, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "overrides." + setting + " must be positive and at most " + LONGEST.toDays() + " days");
        }
        return time;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyOverrides overrides && values.equals(overrides.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return settings().toString();
    }
}

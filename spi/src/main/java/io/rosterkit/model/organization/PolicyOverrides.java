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

    private static final Duration MAX_LIFETIME = Duration.ofDays(366);
    private static final int LEAST_MIN_LENGTH = 8;
    private static final int GREATEST_MIN_LENGTH = 128;
    private static final PolicyOverrides NONE = new PolicyOverrides(
            new Values(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    private final Values values;

    private PolicyOverrides(Values values) {
        this.values = values;
    }

    private record Values(
            Optional<SecondStepDemand> secondStep,
            Optional<Duration> sessionLifetime,
            Optional<Integer> minPasswordLength,
            Optional<Duration> invitationLifetime,
            Optional<DeactivationVerification> deactivation) {}

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
                Optional.of(demand),
                values.sessionLifetime(),
                values.minPasswordLength(),
                values.invitationLifetime(),
                values.deactivation()));
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
                values.minPasswordLength(),
                values.invitationLifetime(),
                values.deactivation()));
    }

    /** The least length of a new password. */
    public Optional<Integer> minPasswordLength() {
        return values.minPasswordLength();
    }

    /**
     * The same, with another least length of a new password, with a second step and without: 8 to 128. The greater one
     * of profile and organization holds. Default: the profile's.
     */
    public PolicyOverrides minPasswordLength(int characters) {
        if (characters < LEAST_MIN_LENGTH || characters > GREATEST_MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "overrides.password.minLength must be " + LEAST_MIN_LENGTH + " to " + GREATEST_MIN_LENGTH);
        }
        return new PolicyOverrides(new Values(
                values.secondStep(),
                values.sessionLifetime(),
                Optional.of(characters),
                values.invitationLifetime(),
                values.deactivation()));
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
                values.minPasswordLength(),
                Optional.of(bounded("invitation.lifetime", time)),
                values.deactivation()));
    }

    /** Whether support verifies a deactivation. */
    public Optional<DeactivationVerification> deactivationVerification() {
        return values.deactivation();
    }

    /**
     * The same, where support verifies a deactivation: afterwards, or before, which is the stricter. The stricter one
     * of profile and organization holds, for deactivations that are asked for from then on. Default: the profile's.
     */
    public PolicyOverrides deactivationVerification(DeactivationVerification by) {
        Arguments.required("by", by);
        if (by == DeactivationVerification.NONE) {
            throw new IllegalArgumentException("overrides.deactivation.verification must be AFTER or BEFORE");
        }
        return new PolicyOverrides(new Values(
                values.secondStep(),
                values.sessionLifetime(),
                values.minPasswordLength(),
                values.invitationLifetime(),
                Optional.of(by)));
    }

    /** The settings that are there, by path without {@code overrides.}: as they are stored and journaled. */
    public SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        values.secondStep().ifPresent(demand -> settings.put("secondStep", demand.name()));
        values.sessionLifetime().ifPresent(time -> settings.put("session.lifetime", time.toString()));
        values.minPasswordLength().ifPresent(least -> settings.put("password.minLength", least.toString()));
        values.invitationLifetime().ifPresent(time -> settings.put("invitation.lifetime", time.toString()));
        values.deactivation().ifPresent(by -> settings.put("deactivation.verification", by.name()));
        return Collections.unmodifiableSortedMap(settings);
    }

    private static Duration bounded(String setting, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "overrides." + setting + " must be positive and at most " + MAX_LIFETIME.toDays() + " days");
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

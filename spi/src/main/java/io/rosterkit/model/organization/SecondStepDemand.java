package io.rosterkit.model.organization;

/** When an organization demands a second step, beyond what its profile demands; the later constant is the stricter. */
public enum SecondStepDemand {
    /** When a person registers. */
    AT_REGISTRATION,
    /** When a person registers, and at each sign-in, on known devices too. */
    AT_SIGN_IN
}

package io.rosterkit.profile;

import io.rosterkit.apikey.ApiKeyPolicy;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.recovery.RecoveryPolicy;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.session.SessionPolicy;

/** The policies of registering, signing in and recovering, and of API keys. Immutable. */
public final class AuthenticationPolicies {

    private final RegistrationPolicy registration;
    private final PasswordPolicy password;
    private final SecondStepPolicy secondStep;
    private final LockoutPolicy lockout;
    private final SessionPolicy session;
    private final RecoveryPolicy recovery;
    private final ApiKeyPolicy apiKeys;

    AuthenticationPolicies(Profile.Builder builder) {
        this.registration = builder.registration;
        this.password = builder.password;
        this.secondStep = builder.secondStep;
        this.lockout = builder.lockout;
        this.session = builder.session;
        this.recovery = builder.recovery;
        this.apiKeys = builder.apiKeys;
    }

    AuthenticationPolicies(AuthenticationPolicies base, PolicyOverrides overrides) {
        this.registration = base.registration;
        this.password = OverrideRules.password(base.password, overrides);
        this.secondStep = OverrideRules.secondStep(base.secondStep, overrides);
        this.lockout = base.lockout;
        this.session = OverrideRules.session(base.session, overrides);
        this.recovery = base.recovery;
        this.apiKeys = base.apiKeys;
    }

    /** The policy of registering. */
    public RegistrationPolicy registration() {
        return registration;
    }

    /** The policy of passwords. */
    public PasswordPolicy password() {
        return password;
    }

    /** The policy of the second step. */
    public SecondStepPolicy secondStep() {
        return secondStep;
    }

    /** The policy that limits failed attempts and locks accounts. */
    public LockoutPolicy lockout() {
        return lockout;
    }

    /** The policy of sessions. */
    public SessionPolicy session() {
        return session;
    }

    /** The policy of recovery. */
    public RecoveryPolicy recovery() {
        return recovery;
    }

    /** The policy of API keys. */
    public ApiKeyPolicy apiKeys() {
        return apiKeys;
    }
}

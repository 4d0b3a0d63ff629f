package io.rosterkit.profile;

import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.SecondStepDemand;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.session.SessionPolicy;

/** What a policy of a profile is in an organization with overrides. Pure. */
final class OverrideRules {

    private OverrideRules() {}

    static InvitationPolicy invitation(InvitationPolicy policy, PolicyOverrides overrides) {
        return overrides.invitationLifetime().map(policy::lifetime).orElse(policy);
    }

    /** The stricter one holds. */
    static DeactivationPolicy deactivation(DeactivationPolicy policy, PolicyOverrides overrides) {
        return overrides
                .deactivationVerification()
                .filter(by -> by.compareTo(policy.verification()) > 0)
                .map(policy::verification)
                .orElse(policy);
    }

    static SessionPolicy session(SessionPolicy policy, PolicyOverrides overrides) {
        return overrides
                .sessionLifetime()
                .filter(time -> time.compareTo(policy.lifetime()) < 0)
                .map(policy::lifetime)
                .orElse(policy);
    }

    static PasswordPolicy password(PasswordPolicy policy, PolicyOverrides overrides) {
        return overrides
                .minPasswordLength()
                .map(least -> policy.minLengthAlone(Math.max(least, policy.minLengthAlone()))
                        .minLengthWithSecondStep(Math.max(least, policy.minLengthWithSecondStep())))
                .orElse(policy);
    }

    /** Each time is the strictest of all demands. */
    static SecondStepPolicy secondStep(SecondStepPolicy policy, PolicyOverrides overrides) {
        return overrides
                .secondStep()
                .map(demand -> demand == SecondStepDemand.AT_SIGN_IN ? policy.signIn(Demand.ALWAYS) : policy)
                .map(demanded -> demanded.registration(Demand.ALWAYS))
                .orElse(policy);
    }
}

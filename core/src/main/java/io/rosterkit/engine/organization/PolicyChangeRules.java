package io.rosterkit.engine.organization;

import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.SecondStepDemand;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.AuthenticationPolicies;
import io.rosterkit.profile.Profile;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides which overrides an organization may have, and what the journal records of them. Pure. */
final class PolicyChangeRules {

    private static final String NONE = "none";

    private PolicyChangeRules() {}

    /** Refused unless that is the version of the organization. */
    static Outcome<Organization> checkVersion(Organization row, long version) {
        return row.revision().version() == version
                ? Outcome.done(row)
                : Outcome.refused(OrganizationReason.POLICIES_CHANGED);
    }

    /** Refused when the profile is stricter already. */
    static Outcome<PolicyOverrides> checkStricter(Profile profile, PolicyOverrides overrides) {
        AuthenticationPolicies policies = profile.authentication();
        if (overrides
                .sessionLifetime()
                .filter(time -> time.compareTo(policies.session().lifetime()) > 0)
                .isPresent()) {
            return looser("overrides.session.lifetime", policies.session().lifetime());
        }
        if (overrides
                .minPasswordLength()
                .filter(least -> least < policies.password().minLengthWithSecondStep())
                .isPresent()) {
            return looser("overrides.password.minLength", policies.password().minLengthWithSecondStep());
        }
        SecondStepPolicy secondStep = policies.secondStep();
        if (overrides
                        .secondStep()
                        .filter(SecondStepDemand.AT_REGISTRATION::equals)
                        .isPresent()
                && secondStep.registration() == Demand.ALWAYS
                && secondStep.signIn() == Demand.ALWAYS) {
            return looser("overrides.secondStep", SecondStepDemand.AT_SIGN_IN);
        }
        return checkDeactivation(profile.users().deactivation().verification(), overrides);
    }

    private static Outcome<PolicyOverrides> checkDeactivation(
            DeactivationVerification ofProfile, PolicyOverrides overrides) {
        return overrides
                        .deactivationVerification()
                        .filter(by -> by.compareTo(ofProfile) < 0)
                        .isPresent()
                ? looser("overrides.deactivation.verification", ofProfile)
                : Outcome.done(overrides);
    }

    /** Refused when the overrides demand codes that nothing sends. */
    static Outcome<PolicyOverrides> checkCodes(PolicyOverrides overrides, boolean sendsCodes) {
        return overrides.secondStep().isEmpty() || sendsCodes
                ? Outcome.done(overrides)
                : Outcome.refused(Refusal.of(OrganizationReason.CODES_NOT_SENT).at("overrides.secondStep"));
    }

    /** Each setting that changes, with its value before and after. */
    static Map<String, String> facts(PolicyOverrides before, PolicyOverrides after) {
        TreeSet<String> all = new TreeSet<>(before.settings().keySet());
        all.addAll(after.settings().keySet());
        Map<String, String> facts = new TreeMap<>();
        for (String setting : all) {
            String from = before.settings().getOrDefault(setting, NONE);
            String to = after.settings().getOrDefault(setting, NONE);
            if (!from.equals(to)) {
                facts.put(setting, from + " to " + to);
            }
        }
        return facts;
    }

    private static Outcome<PolicyOverrides> looser(String setting, Object ofProfile) {
        return Outcome.refused(
                Refusal.of(OrganizationReason.OVERRIDE_LOOSER).at(setting).with("profile", ofProfile));
    }
}

package io.rosterkit.examples.guide;

import static io.rosterkit.lockout.Budget.threshold;

import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.LockoutPolicy.Devices;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.organization.SecondStepDemand;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.password.HashingLimits;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.profile.PoliciesReceipt;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import java.time.Duration;

/** What a product wants of the library, and what the server allows it. */
final class Settings {

    private Settings() {}

    /** The policies of the product. */
    static Profile profile() {
        return StandardProfile.builder("Example")
                .invitation(InvitationPolicy.standard().lifetime(Duration.ofDays(3)))
                .secondStep(SecondStepPolicy.standard().signIn(Demand.UNKNOWN_DEVICE))
                .lockout(LockoutPolicy.standard()
                        .password(threshold(4).within(Duration.ofMinutes(30)).cap(20))
                        .devices(Devices.standard().atMost(5)))
                .build();
    }

    /** What holds for all products on the roster. */
    static RosterBuilder limits(RosterBuilder roster) {
        return roster.sourceLimits(SourceLimits.standard().failures(20).window(Duration.ofMinutes(10)))
                .hashing(HashingLimits.standard().atOnce(2).waiting(16));
    }

    /** One organization demands more than its product. A change in the meantime is not overwritten. */
    static Outcome<PoliciesReceipt> stricter(Roster roster, OrganizationId organization) {
        OrganizationPolicies policies = roster.operations().policies(organization);
        return policies.get()
                .then(now -> policies.override(
                        now.version(),
                        now.overrides().secondStep(SecondStepDemand.AT_SIGN_IN).sessionLifetime(Duration.ofHours(2))));
    }
}

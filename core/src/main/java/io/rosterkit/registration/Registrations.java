package io.rosterkit.registration;

import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserReceipt;

/**
 * What holds while people of one organization register, for callers who manage users. Every operation asks for the
 * permission {@code manage-users} anew. Thread-safe.
 */
public interface Registrations {

    /**
     * Switches whether people whom that user invited need a code by text message to register, besides link and code
     * word. The caller may be that user. The code goes to the number from the invitation, and nothing replaces it. What
     * profile and organization demand holds too. {@link io.rosterkit.user.UserDetails#demandsSecondStep} shows the
     * setting.
     *
     * <p>The switch concerns people who have not completed their registration, and no others. Switched off, it
     * completes the registrations that waited for the code and need none now, each in a transaction of its own; it
     * begins no session. A repeated call completes what an interrupted one left.
     *
     * <p>What a deactivated or closed user demanded holds on, and is switched off as any other's. Refused where the
     * roster sends no codes, where the profile leaves the setting to the organization
     * ({@link RegistrationPolicy#secondStepBySender}), and when it is switched on for a closed user.
     */
    Outcome<UserReceipt> demandSecondStep(UserId sender, boolean demanded);
}

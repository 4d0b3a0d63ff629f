package io.rosterkit.account;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.recovery.RecoveryParts;
import io.rosterkit.registration.RegistrationParts;
import io.rosterkit.signin.SignIns;
import io.rosterkit.spi.registration.WaitingStore;

/** What the room is made of. */
@SuppressWarnings("exports") // made by the entrance only
public record AccountParts(
        RecoveryParts recovery, RegistrationParts registrations, AddressClaims addresses, WaitingStore waiting) {

    SignIns.Parts signIns() {
        return recovery.signIns();
    }

    OperationRunner runner() {
        return signIns().runner();
    }
}

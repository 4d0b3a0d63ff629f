package io.rosterkit.engine.account;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.recovery.RecoveryParts;
import io.rosterkit.engine.registration.RegistrationParts;
import io.rosterkit.engine.signin.SignIns;
import io.rosterkit.engine.user.NameChange;
import io.rosterkit.spi.registration.WaitingStore;

/** What the room is made of. */
public record AccountParts(
        RecoveryParts recovery,
        RegistrationParts registrations,
        AddressClaims addresses,
        WaitingStore waiting,
        NameChange names) {

    SignIns.Parts signIns() {
        return recovery.signIns();
    }

    OperationRunner runner() {
        return signIns().runner();
    }
}

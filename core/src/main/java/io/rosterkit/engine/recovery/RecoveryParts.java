package io.rosterkit.engine.recovery;

import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.lockout.Guards;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.engine.secret.LinkPages;
import io.rosterkit.engine.signin.SignIns;
import io.rosterkit.engine.verification.Confirmations;
import io.rosterkit.recovery.RecoveryPolicy;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;

/** What the room is made of. */
public record RecoveryParts(
        SignIns.Parts signIns, Stores stores, Secrets secrets, JournalWriter journalWriter, Ids ids, Rules rules) {

    /** What choosing a password comes to. */
    public NewPassword newPassword() {
        return new NewPassword(this);
    }

    /** Which passwords are accepted. */
    Passwords passwords() {
        return signIns.passwords().rules();
    }

    /** Where the room reads. */
    public record Stores(OrganizationStore organizations, CounterStore counters) {}

    /** What it recognises. */
    public record Secrets(Confirmations confirmations, LinkPages pages, CodeWords words) {}

    /** The policy, whether the code word is needed, and the name of the product, of which no password is made. */
    public record Rules(RecoveryPolicy policy, boolean codeWord, String product) {}

    OperationRunner runner() {
        return signIns.runner();
    }

    Guards guards() {
        return signIns.guards();
    }
}

package io.rosterkit.engine.call;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.audit.Agent;
import java.util.Optional;

/**
 * A caller as the journal names them, from where they called, and the salt under which that is encrypted. The salt is
 * that of the user, or that of the organization for a caller who is no user of it. It is empty where it was erased, or
 * where there is no such organization.
 */
public record Caller(Agent agent, String source, Optional<DataSalt> salt) {

    /** Without the source, which must not reach a log. */
    @Override
    public String toString() {
        return "Caller[" + agent + "]";
    }
}

package io.rosterkit.engine.call;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Agent;
import java.util.Optional;

/**
 * A caller as the journal names them, from where they called, and the salt under which that is encrypted. The salt is
 * that of the user, or that of the organization for a caller who is no user of it. It is empty where it was erased, or
 * where there is no such organization. A program has a {@code maker}: the user who made its API key.
 */
public record Caller(Agent agent, String source, Optional<DataSalt> salt, Optional<UserId> maker) {

    /** A caller that is no program. */
    public Caller(Agent agent, String source, Optional<DataSalt> salt) {
        this(agent, source, salt, Optional.empty());
    }

    /** The same with the maker of its API key. */
    public Caller madeBy(UserId user) {
        return new Caller(agent, source, salt, Optional.of(user));
    }

    /** Without the source, which must not reach a log. */
    @Override
    public String toString() {
        return "Caller[" + agent + "]";
    }
}

package io.rosterkit.apikey;

import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A program whose API key works at this moment, with the permissions that it has now, in the order of their codes, and
 * the end of its key, or of the user who made it if that is earlier. {@code Roster.as} takes the actor. Every operation
 * asks again whether the key still works.
 */
public record AuthenticatedProgram(Actor.Program actor, Set<Permission> permissions, Instant expiresAt) {

    public AuthenticatedProgram {
        permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
    }
}

package io.rosterkit.session;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.signin.Proven;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A session that is valid at this moment, its user, and the time of its end. {@code proven} contains when the password
 * and a code were verified last, so that a host can ask for the password again before a critical operation. Roles and
 * permissions are in the order of their codes. Name, language, time zone and profile of the organization are not here:
 * the host knows them from opening it.
 */
public record AuthenticatedSession(
        Session session,
        Optional<DisplayName> name,
        UserType type,
        Set<Role> roles,
        Set<Permission> permissions,
        Proven proven,
        Instant expiresAt) {

    public AuthenticatedSession {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
    }

    /**
     * Whether the user had the permission when the session was checked. Use it to draw the page of the same request. An
     * operation checks the permission again itself; the host's own operations check it with
     * {@code desk.permissions().may}.
     */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}

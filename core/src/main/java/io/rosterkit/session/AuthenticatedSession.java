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
 * A session that is good at this moment: its user, until when it lasts, and what was proven last when, so that a host
 * can ask for the password again before it does something grave. Roles and permissions come in the order of their
 * codes. Name, language, time zone and profile of the organization are not here: the host knows them from opening it.
 */
public record AuthenticatedSession(
        Session session,
        Optional<DisplayName> name,
        UserType type,
        Set<Role> roles,
        Set<Permission> permissions,
        Proven proven,
        Instant until) {

    public AuthenticatedSession {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
    }

    /**
     * Whether the user might do that at the moment of the check, for drawing a page of the same request. What is done
     * then is checked anew: by the operation itself, or by {@code desk.may}.
     */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}

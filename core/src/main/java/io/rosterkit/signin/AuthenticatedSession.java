package io.rosterkit.signin;

import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.signin.RunningSession.Proven;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A session that is good at this moment: its user, until when it lasts, and what was proven last when, so that a host
 * can ask for the password again before it does something grave. Roles come in the order of their codes.
 */
public record AuthenticatedSession(
        Session session, Optional<DisplayName> name, UserType type, Set<Role> roles, Proven proven, Instant until) {

    public AuthenticatedSession {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }
}

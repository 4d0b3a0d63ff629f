package io.rosterkit.customrole;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.contact.DisplayName;
import java.util.Set;

/**
 * A role that an organization composed. Permissions are in the order of their codes. Later versions may add components.
 *
 * @param permissions what it allows
 * @param withoutEffect what it holds, too, and does not allow, since the profile no longer lets such roles hold it
 * @param version rises with each change of the role
 */
public record CustomRoleDetails(
        Role role, DisplayName name, Set<Permission> permissions, Set<Permission> withoutEffect, int version) {}

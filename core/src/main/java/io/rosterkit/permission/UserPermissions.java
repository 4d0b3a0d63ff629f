package io.rosterkit.permission;

import io.rosterkit.access.Trait;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.user.Title;
import java.util.Optional;
import java.util.Set;

/**
 * What decides which permissions a user has, and in {@code effective} what it comes to at this moment; nothing for a
 * user who may not act. The traits follow from type and title, and allow nothing. All in the order of their codes.
 */
public record UserPermissions(
        UserType type,
        Optional<Title> title,
        Set<Trait> traits,
        Set<Role> roles,
        Set<Permission> granted,
        Set<Permission> denied,
        Set<Permission> effective) {}

package io.rosterkit.customrole;

import io.rosterkit.model.access.Role;

/** The role that was composed or changed, and its version. */
public record CustomRoleReceipt(Role role, int version) {}

package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.CustomRoleSet.CustomRole;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds users who may manage users and can be told of something. Thread-safe. */
public final class Administrators {

    private static final int MAX_TOLD = 20;

    /** Some may have no verified address. */
    private static final int MAX_READ = 200;

    private final Gate gate;
    private final Profiles profiles;
    private final UserStore users;

    public Administrators(Gate gate, Profiles profiles, UserStore users) {
        this.gate = gate;
        this.profiles = profiles;
        this.users = users;
    }

    /**
     * At most twenty who have a verified address, without the user it is about; none where a damaged row is among those
     * read, so that the user is told at least.
     */
    List<User> of(OrganizationId organization, AccessState access, User about, Instant now) {
        try {
            return users.holders(organization, holders(access), now, MAX_READ).stream()
                    .filter(user ->
                            !user.id().equals(about.id()) && user.contact().verified())
                    .limit(MAX_TOLD)
                    .toList();
        } catch (DamagedRowException damaged) {
            return List.of();
        }
    }

    /** By roles of the profile, roles that the organization composed, and single grants. */
    private HolderQuery holders(AccessState access) {
        HolderQuery query = gate.holders(access.profile(), Permission.MANAGE_USERS);
        OrganizationRoles organizationRoles = OrganizationRoles.of(profiles, access);
        Set<Role> roles = new HashSet<>(query.roles());
        access.customRoles().roles().stream()
                .map(CustomRole::role)
                .filter(role -> organizationRoles.allows(role, Permission.MANAGE_USERS))
                .forEach(roles::add);
        return new HolderQuery(query.permission(), roles, query.ending(), query.bySingleGrant(), query.never());
    }
}

package io.rosterkit.engine.access;

import io.rosterkit.access.AccessGround;
import io.rosterkit.access.AccessGround.Kind;
import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decides whether a program may act at all, and what it may do. It has those permissions of its API key that the maker
 * of the key holds in the whole organization at that moment.
 */
public final class ProgramGate {

    private final Profiles profiles;
    private final Supplier<Instant> now;

    public ProgramGate(Profiles profiles, Supplier<Instant> now) {
        this.profiles = profiles;
        this.now = now;
    }

    /** Why the program may not act, for the journal; empty where it may. */
    public Optional<String> refusalCause(AccessState access) {
        if (access.program().isEmpty()) {
            return Optional.of("unknown");
        }
        ProgramAccess program = access.program().get();
        if (access.organization() != OrganizationStatus.OPEN) {
            return Optional.of("organization");
        }
        if (program.revoked()) {
            return Optional.of("revoked");
        }
        if (!now.get().isBefore(program.expiresAt())) {
            return Optional.of("ended");
        }
        boolean mayMakerAct = program.makerActive()
                && AccessRules.absence(policy(access), program.makerRights(), now.get())
                        .isEmpty();
        return mayMakerAct ? Optional.empty() : Optional.of("maker");
    }

    /** The permissions of the program. The caller has asked {@link #refusalCause} before. */
    public Set<Permission> permissions(AccessState access) {
        return access.program().stream()
                .flatMap(program -> program.permissions().stream())
                .filter(permission -> decide(access, permission).allows())
                .collect(Collectors.toSet());
    }

    /** Whether the program has the permission. The caller has asked {@link #refusalCause} before. */
    AccessGround decide(AccessState access, Permission permission) {
        boolean holds = access.program()
                .filter(program -> program.permissions().contains(permission))
                .filter(program -> makerHolds(access, program, permission))
                .isPresent();
        return AccessGround.of(holds ? Kind.API_KEY : Kind.NOTHING);
    }

    /** The roles of the maker in the whole organization now: they decide which roles and types the program may give. */
    Set<Role> rolesOfMaker(AccessState access) {
        return access.program()
                .map(program -> program.makerRights().rolesAt(now.get()))
                .orElse(Set.of());
    }

    /**
     * Whether the program has every permission of the role. The gate asks apart whether the maker may give the role.
     */
    boolean coversRole(AccessState access, Role role) {
        return OrganizationRoles.of(profiles, access).permissions(role).stream()
                .allMatch(permission -> decide(access, permission).allows());
    }

    /**
     * Whether the key has every permission that the type allows, also those that the maker lacks at this moment: what
     * the maker loses must not let the program give more.
     */
    boolean coversType(AccessState access, UserType type) {
        Collection<Permission> allowed = policy(access).permissions(type);
        return access.program()
                .filter(program -> program.permissions().containsAll(allowed))
                .isPresent();
    }

    private boolean makerHolds(AccessState access, ProgramAccess program, Permission permission) {
        return AccessRules.decide(OrganizationRoles.of(profiles, access), program.makerRights(), permission, now.get())
                .allows();
    }

    private AccessPolicy policy(AccessState access) {
        return profiles.access(access.profile());
    }
}

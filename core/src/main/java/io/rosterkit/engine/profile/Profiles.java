package io.rosterkit.engine.profile;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.Title;
import io.rosterkit.profile.Profile;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policies of each organization: a profile of the roster, and what the organization has of its own. Each call asks
 * again, with the policy that it has read. Thread-safe.
 */
public final class Profiles {

    /** A host hardly removes more profiles by mistake. The limit keeps the memory bounded. */
    private static final int MAX_MISSING_NAMES = 100;

    private static final int MAX_UNKNOWN_CODES = 1_000;

    private final Map<ProfileName, Profile> profiles;
    private final Profile standard;
    private final Profile withoutRights;
    private final Set<ProfileName> missing = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** {@code profiles} has the standard one. */
    public Profiles(Map<ProfileName, Profile> profiles) {
        this.profiles = Map.copyOf(profiles);
        this.standard = Objects.requireNonNull(this.profiles.get(ProfileName.STANDARD));
        this.withoutRights = standard.withoutRights();
    }

    /**
     * The profile of that name. A name that is stored but not known any more has the policies of the standard profile,
     * and types and roles that allow nothing.
     */
    private Profile named(ProfileName name) {
        Profile known = profiles.get(name);
        if (known != null) {
            return known;
        }
        if (missing.size() < MAX_MISSING_NAMES) {
            missing.add(name);
        }
        return withoutRights;
    }

    /** The policies of an organization: its profile, with what the organization has of its own. */
    public Profile of(OrganizationPolicy policy) {
        return named(policy.profile()).with(policy.overrides());
    }

    /** The policies of an organization. */
    public Profile of(Organization organization) {
        return of(organization.policy());
    }

    /** The policies of an organization; those of the standard profile where there is no such organization. */
    public Profile of(Optional<Organization> organization) {
        return organization.map(this::of).orElse(standard);
    }

    /** Types, roles and traits of the profile of that name, without what organizations compose. */
    public AccessPolicy access(ProfileName name) {
        return named(name).access();
    }

    /**
     * Notes the type, the roles, the single permissions and the usable modules of a user that the profile of the
     * organization does not have, and what roles hold that the organization composed and the profile does not let them.
     * They allow nothing. A role that the organization retired is not unknown.
     */
    public void noteUnknown(ProfileName name, CustomRoleSet custom, AccessRights rights, Instant now) {
        Profile profile = profiles.get(name);
        if (profile == null) {
            return;
        }
        AccessPolicy access = profile.access();
        for (Role role : rights.rolesAt(now)) {
            custom.find(role).stream()
                    .flatMap(found -> found.permissions().stream())
                    .filter(permission -> !access.declared().ofCustomRoles().contains(permission))
                    .forEach(permission -> noteUnknown("permission " + permission));
            boolean isCustom = custom.find(role).isPresent() || custom.isRetired(role);
            if (!isCustom && !access.roles().containsKey(role)) {
                noteUnknown("role " + role);
            }
        }
        noteUnknown(access, rights.modules().stream().map(UsableModule::module));
        if (!access.types().containsKey(rights.type())) {
            noteUnknown("type " + rights.type());
        }
        rights.singles().stream()
                .map(SinglePermission::permission)
                .filter(permission -> !access.declared().single().contains(permission))
                .forEach(permission -> noteUnknown("permission " + permission));
    }

    /** Notes the title of a user if the profile of the organization does not have it. It decides no trait. */
    public void noteUnknown(ProfileName name, Title title) {
        Profile profile = profiles.get(name);
        if (profile != null && !profile.access().traits().titles().contains(title)) {
            noteUnknown("title " + title);
        }
    }

    /** Notes those of the modules, of a user or a practice, that the profile of the organization does not have. */
    public void noteUnknown(ProfileName name, Collection<ProductModule> modules) {
        Profile profile = profiles.get(name);
        if (profile != null) {
            noteUnknown(profile.access(), modules.stream());
        }
    }

    private void noteUnknown(AccessPolicy access, Stream<ProductModule> modules) {
        modules.filter(module -> !access.modules().containsKey(module))
                .forEach(module -> noteUnknown("module " + module));
    }

    private void noteUnknown(String code) {
        if (unknown.size() < MAX_UNKNOWN_CODES) {
            unknown.add(code);
        }
    }

    /**
     * The types, roles, titles, modules and single permissions, in their order, that this process read with a user and
     * that the profile lacks.
     */
    public Set<String> unknown() {
        return new TreeSet<>(unknown);
    }

    /** The standard profile. */
    public Profile standard() {
        return standard;
    }

    /** All profiles. */
    public Collection<Profile> all() {
        return profiles.values();
    }

    /** The names of all profiles. */
    public Set<ProfileName> names() {
        return profiles.keySet();
    }

    /** The names of profiles, in their order, that this process read with an organization and that the roster lacks. */
    public Set<String> missing() {
        return missing.stream().map(ProfileName::code).collect(Collectors.toCollection(TreeSet::new));
    }
}

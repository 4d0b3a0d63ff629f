package io.rosterkit.engine.profile;

import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.profile.Profile;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The profiles of a roster by name. Each call looks up the profile of its organization again, by the name that it has
 * read. Thread-safe.
 */
public final class Profiles {

    /** A host hardly removes more profiles by mistake. The limit keeps the memory bounded. */
    private static final int MISSING_AT_MOST = 100;

    private final Map<ProfileName, Profile> profiles;
    private final Profile standard;
    private final Profile withoutRights;
    private final Set<ProfileName> missing = ConcurrentHashMap.newKeySet();

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
    public Profile of(ProfileName name) {
        Profile known = profiles.get(name);
        if (known != null) {
            return known;
        }
        if (missing.size() < MISSING_AT_MOST) {
            missing.add(name);
        }
        return withoutRights;
    }

    /** The profile of an organization; the standard one where there is no such organization. */
    public Profile of(Optional<Organization> organization) {
        return organization.map(Organization::profile).map(this::of).orElse(standard);
    }

    /** The standard profile. */
    public Profile standard() {
        return standard;
    }

    /** All profiles. */
    public Collection<Profile> all() {
        return profiles.values();
    }

    /** Whether the roster has a profile of that name. */
    public boolean has(ProfileName name) {
        return profiles.containsKey(name);
    }

    /** The names of profiles, in their order, that this process read with an organization and that the roster lacks. */
    public Set<String> missing() {
        return missing.stream().map(ProfileName::code).collect(Collectors.toCollection(TreeSet::new));
    }
}

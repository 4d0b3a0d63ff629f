package io.rosterkit.apikey;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Arguments;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What an API key shall be. Immutable. */
public final class ApiKeyDraft {

    private final String name;
    private final Set<Permission> permissions;
    private final Optional<Instant> expiresAt;

    private ApiKeyDraft(String name, Set<Permission> permissions, Optional<Instant> expiresAt) {
        this.name = name;
        this.permissions = Set.copyOf(permissions);
        this.expiresAt = expiresAt;
    }

    /** A key of that name, which people read, with these permissions: 1 to 100 of the library or the host. */
    public static ApiKeyDraft of(String name, Set<Permission> permissions) {
        Arguments.required("name", name, "permissions", permissions);
        return new ApiKeyDraft(name, permissions, Optional.empty());
    }

    /** The same with another end. Default: the latest that the profile allows ({@link ApiKeyPolicy#lifetime()}). */
    public ApiKeyDraft until(Instant end) {
        Arguments.required("end", end);
        return new ApiKeyDraft(name, permissions, Optional.of(end));
    }

    /** The name, as it was given. */
    public String name() {
        return name;
    }

    /** The permissions. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** The end, if one was given. */
    public Optional<Instant> expiresAt() {
        return expiresAt;
    }
}

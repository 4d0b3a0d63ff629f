package io.rosterkit.engine.access;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.spi.user.UserStore;

/** Answers whether a caller has a permission, for operations of the host. All calls share one instance. Thread-safe. */
public final class AccessEngine {

    private final Gate gate;
    private final Profiles profiles;
    private final UserStore store;

    public AccessEngine(Gate gate, Profiles profiles, UserStore store) {
        this.gate = gate;
        this.profiles = profiles;
        this.store = store;
    }

    /**
     * Whether the caller has the permission; reads once. Throws {@link IllegalArgumentException} when the permission is
     * neither one of the library nor declared by a profile.
     */
    public boolean may(Call call, Permission permission) {
        checkDeclared(permission);
        AccessState access = store.access(call.viewer());
        return gate.admit(call, access, permission).refusal().isEmpty();
    }

    /** Throws {@link IllegalArgumentException} when no profile declares the permission. */
    public void checkDeclared(Permission permission) {
        if (profiles.all().stream()
                .noneMatch(profile -> profile.access().declared().contains(permission))) {
            throw new IllegalArgumentException(
                    "permission must be a permission of the library or of a profile, and not " + permission);
        }
    }
}

package io.rosterkit.engine.access;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Standing;
import io.rosterkit.spi.user.UserStore;

/** Answers what a caller may do, for the host's own operations; one for all calls. Thread-safe. */
public final class AccessEngine {

    private final Gate gate;
    private final Profiles profiles;
    private final UserStore store;

    /** Made by the root, once. */
    public AccessEngine(Gate gate, Profiles profiles, UserStore store) {
        this.gate = gate;
        this.profiles = profiles;
        this.store = store;
    }

    /** Whether the caller may, by one read; {@link IllegalArgumentException} when no profile knows the permission. */
    public boolean may(Call call, Permission permission) {
        if (profiles.all().stream().noneMatch(profile -> profile.access().knows(permission))) {
            throw new IllegalArgumentException(
                    "permission must be one of the library or one that a profile declares, and not " + permission);
        }
        Standing standing = store.standing(call.viewer());
        return gate.admit(call, standing, permission).refusal().isEmpty();
    }
}

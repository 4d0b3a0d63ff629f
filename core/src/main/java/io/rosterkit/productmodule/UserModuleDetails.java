package io.rosterkit.productmodule;

import io.rosterkit.model.UserId;
import io.rosterkit.model.productmodule.ProductModule;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules that a user has, in the order of their codes, and those that can be added at this moment. A user whose
 * modules a deactivation or a lock has removed has the time at which that happened last.
 */
public record UserModuleDetails(List<Held> held, Set<ProductModule> addable, Optional<Instant> removedAt) {

    /**
     * A module that the user has: who gave it, if it was a user, and when. It is {@code usable} while it is switched on
     * at a practice to which the user is assigned, the profile lets users of the type have it, and the user is active,
     * in time and not locked by an administrator.
     */
    public record Held(ProductModule module, Optional<UserId> givenBy, Instant givenAt, boolean usable) {}

    public UserModuleDetails {
        held = List.copyOf(held);
        addable = Collections.unmodifiableSet(new TreeSet<>(addable));
    }
}

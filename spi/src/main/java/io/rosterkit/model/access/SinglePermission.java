package io.rosterkit.model.access;

import io.rosterkit.model.UserId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A permission that was granted or denied to one user, beside what type and roles allow, and by which user, where that
 * is known. A user may have both of one permission; the denial wins, so the order in which they came does not matter.
 */
public record SinglePermission(Permission permission, Effect effect, Optional<UserId> decidedBy) {

    /** What it does. */
    public enum Effect {
        /** The user has the permission, unless it is denied. */
        GRANTED,
        /** The user does not have the permission, whatever else gives it. */
        DENIED
    }

    /** A grant of the permission. */
    public static SinglePermission granted(Permission permission, Optional<UserId> by) {
        return new SinglePermission(permission, Effect.GRANTED, by);
    }

    /** A denial of the permission. */
    public static SinglePermission denied(Permission permission, Optional<UserId> by) {
        return new SinglePermission(permission, Effect.DENIED, by);
    }

    /** The permissions among these that have the effect, in the order of their codes. */
    public static Set<Permission> with(Effect effect, Collection<SinglePermission> singles) {
        return singles.stream()
                .filter(single -> single.effect == effect)
                .map(SinglePermission::permission)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }
}

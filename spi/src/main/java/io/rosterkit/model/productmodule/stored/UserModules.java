package io.rosterkit.model.productmodule.stored;

import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.productmodule.ProductModule;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of a user. What makes them usable is not part of the user: that they are switched on at practices of the
 * user, as of the moment of the read. A user whose modules a deactivation or a lock has removed has the instant of the
 * last one.
 */
public record UserModules(Set<GivenModule> given, Set<UsableModule> usable, Optional<Instant> removedAt) {

    private static final UserModules NONE = new UserModules(Set.of(), Set.of(), Optional.empty());

    public UserModules {
        given = Set.copyOf(given);
        usable = Set.copyOf(usable);
    }

    /** None, and none was removed before. */
    public static UserModules none() {
        return NONE;
    }

    /** The modules, in the order of their codes. */
    public Set<ProductModule> all() {
        return given.stream()
                .map(GivenModule::module)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /** The same with these usable ones. */
    public UserModules with(Set<UsableModule> others) {
        return new UserModules(given, others, removedAt);
    }

    /** The same with these besides, which the user did not have. They become usable with the next read. */
    public UserModules and(Collection<GivenModule> more) {
        return new UserModules(
                Stream.concat(given.stream(), more.stream()).collect(Collectors.toSet()), usable, removedAt);
    }

    /** The same without these. */
    public UserModules without(Collection<ProductModule> some) {
        return new UserModules(
                given.stream().filter(one -> !some.contains(one.module())).collect(Collectors.toSet()),
                usable.stream().filter(one -> !some.contains(one.module())).collect(Collectors.toSet()),
                removedAt);
    }

    /**
     * The same without these, which a deactivation or a lock removes at that time. Where none of them is there, the
     * instant stays as it is.
     */
    public UserModules removed(Collection<ProductModule> some, Instant now) {
        UserModules rest = without(some);
        return rest.given.size() == given.size() ? this : new UserModules(rest.given, rest.usable, Optional.of(now));
    }
}

package io.rosterkit.engine.deactivation;

import com.google.common.collect.Sets;
import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.table.TextCodes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which modules a user loses by a deactivation, a lock or another type. Pure. */
public final class ModuleRemoval {

    private ModuleRemoval() {}

    /** The status of a user who is deactivated or closed: without modules. */
    public static User.Status byDeactivation(User.Status status, Instant now) {
        return status.with(status.modules().removed(status.modules().all(), now));
    }

    /** The status of a user whom an administrator locks: with those modules that the profile lets locked users keep. */
    public static User.Status byLock(AccessPolicy policy, User.Status status, Instant now) {
        Set<ProductModule> lost = status.modules().all().stream()
                .filter(module -> !keptOnLock(policy.modules().get(module)))
                .collect(Collectors.toSet());
        return status.with(status.modules().removed(lost, now));
    }

    /** The status of a user whom failed attempts lock: without those modules that the profile removes then. */
    public static User.Status byFailedAttempts(AccessPolicy policy, User.Status status, Instant now) {
        return status.with(
                status.modules().removed(declared(policy, status, ModuleRule::removedByFailedAttempts), now));
    }

    /** The status without those modules that the profile refuses to users of its type. */
    public static User.Status byType(AccessPolicy policy, User.Status status) {
        return status.with(status.modules().without(declared(policy, status, rule -> !rule.isFor(status.type()))));
    }

    /** Which modules are there before and not after, as a fact of the journal; none where there is no such module. */
    public static Map<String, String> facts(User.Status before, User.Status after) {
        return facts(Sets.difference(before.modules().all(), after.modules().all()));
    }

    static Map<String, String> facts(Set<ProductModule> modules) {
        return modules.isEmpty() ? Map.of() : Map.of("modules", TextCodes.write(modules, ProductModule::code));
    }

    /** A module that this process does not know stays: another may know it, and here it allows nothing. */
    private static Set<ProductModule> declared(AccessPolicy policy, User.Status status, Predicate<ModuleRule> lost) {
        return status.modules().all().stream()
                .filter(module -> policy.modules().containsKey(module)
                        && lost.test(policy.modules().get(module)))
                .collect(Collectors.toSet());
    }

    /** A module that this process does not know goes: no rule says that locked users keep it. */
    private static boolean keptOnLock(@Nullable ModuleRule rule) {
        return rule != null && rule.keptOnLock();
    }
}

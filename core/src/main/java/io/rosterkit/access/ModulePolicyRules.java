package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.productmodule.ProductModule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the modules of one profile must come to. Pure; each sentence begins with the path of the setting. */
final class ModulePolicyRules {

    /** A read of a user brings the usable modules as one value, whose length a database may limit. */
    private static final int MAX_MODULES = 100;

    private ModulePolicyRules() {}

    static Stream<String> wrong(Map<ProductModule, ModuleRule> modules, Set<UserType> types, Set<Permission> ofHost) {
        Stream<String> tooMany =
                modules.size() > MAX_MODULES ? Stream.of("modules must be at most " + MAX_MODULES) : Stream.empty();
        Stream<String> each = new TreeMap<>(modules).entrySet().stream().flatMap(module -> {
            String path = "modules." + module.getKey();
            return Stream.concat(permissions(path, module.getValue(), ofHost), types(path, module.getValue(), types));
        });
        return Stream.concat(tooMany, each);
    }

    /**
     * A module allows permissions of the host alone: no user manages users, or gives rights, by a part of the product.
     */
    private static Stream<String> permissions(String path, ModuleRule rule, Set<Permission> ofHost) {
        return new TreeSet<>(rule.permissions())
                .stream()
                        .filter(permission -> !ofHost.contains(permission))
                        .map(permission -> path + ".permissions must not hold " + permission
                                + ", which is no permission that the profile declares");
    }

    private static Stream<String> types(String path, ModuleRule rule, Set<UserType> types) {
        return types.containsAll(rule.types())
                ? Stream.empty()
                : Stream.of(path + ".types must name types of the profile");
    }
}

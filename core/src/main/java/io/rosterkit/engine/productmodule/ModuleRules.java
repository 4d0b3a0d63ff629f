package io.rosterkit.engine.productmodule;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.productmodule.ModuleReason;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.OfferedModule;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.productmodule.UserModuleDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules for switching modules on and for giving them to users. Pure. */
final class ModuleRules {

    private ModuleRules() {}

    /** The modules, if the profile declares all of them. */
    static Outcome<Set<ProductModule>> checkDeclared(AccessPolicy policy, Set<ProductModule> modules) {
        return checkEach(
                modules,
                module -> policy.modules().containsKey(module) ? Optional.empty() : Optional.of(ModuleReason.UNKNOWN));
    }

    /** The practice, if modules are switched on there: a deactivated one gets none. */
    static Outcome<Practice> checkActive(Practice practice) {
        return practice.isActive()
                ? Outcome.done(practice)
                : Outcome.refused(
                        Refusal.of(OrganizationReason.PRACTICE_DEACTIVATED).at("practice"));
    }

    /** The modules, if the user may get all of them at that time. */
    static Outcome<Set<ProductModule>> checkMayHave(
            AccessPolicy policy,
            User user,
            Collection<OfferedModule> offered,
            Set<ProductModule> modules,
            Instant now) {
        return mayGetModules(user, now)
                ? checkEach(modules, module -> refusalOf(policy, user, offered, module, now))
                : Outcome.refused(ModuleReason.USER_NOT_ACTIVE);
    }

    /** The modules of a user, and those that the user may get at that time. */
    static UserModuleDetails details(AccessPolicy policy, User user, Collection<OfferedModule> offered, Instant now) {
        Set<ProductModule> own = user.status().modules().all();
        Set<ProductModule> usable =
                user.canSignInAt(now) ? user.status().rights().modulesAt(now) : Set.of();
        List<UserModuleDetails.Held> held = user.status().modules().given().stream()
                .sorted(Comparator.comparing(GivenModule::module))
                .map(given -> new UserModuleDetails.Held(
                        given.module(),
                        given.givenBy(),
                        given.givenAt(),
                        usable.contains(given.module()) && isForType(policy, user, given.module())))
                .toList();
        Set<ProductModule> declared =
                mayGetModules(user, now) ? policy.modules().keySet() : Set.of();
        Set<ProductModule> addable = declared.stream()
                .filter(module -> !own.contains(module))
                .filter(module -> refusalOf(policy, user, offered, module, now).isEmpty())
                .collect(Collectors.toSet());
        return new UserModuleDetails(held, addable, user.status().modules().removedAt());
    }

    private static boolean mayGetModules(User user, Instant now) {
        return user.status().mayAct() && !user.status().limits().validity().isOverAt(now);
    }

    private static boolean isForType(AccessPolicy policy, User user, ProductModule module) {
        ModuleRule rule = policy.modules().get(module);
        return rule != null && rule.isFor(user.status().type());
    }

    private static Optional<ModuleReason> refusalOf(
            AccessPolicy policy, User user, Collection<OfferedModule> offered, ProductModule module, Instant now) {
        if (!policy.modules().containsKey(module)) {
            return Optional.of(ModuleReason.UNKNOWN);
        }
        if (!isForType(policy, user, module)) {
            return Optional.of(ModuleReason.NOT_OF_TYPE);
        }
        if (user.status().assignments().stream()
                .noneMatch(assignment -> assignment.validity().holdsAt(now))) {
            return Optional.of(ModuleReason.NO_PRACTICE);
        }
        boolean isOn = offered.stream()
                .anyMatch(one -> one.module().equals(module) && one.validity().holdsAt(now));
        return isOn ? Optional.empty() : Optional.of(ModuleReason.NOT_SWITCHED_ON);
    }

    /** Refused for the first module, in the order of their codes, that has a reason. */
    private static Outcome<Set<ProductModule>> checkEach(
            Set<ProductModule> modules, Function<ProductModule, Optional<ModuleReason>> reason) {
        for (ProductModule module : new TreeSet<>(modules)) {
            Optional<ModuleReason> found = reason.apply(module);
            if (found.isPresent()) {
                return Outcome.refused(Refusal.of(found.get()).at("modules").with("module", module));
            }
        }
        return Outcome.done(modules);
    }
}

package io.rosterkit.engine.productmodule;

import com.google.common.collect.Sets;
import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.deactivation.DeactivationRules;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.OfferedModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.productmodule.ModuleReceipt;
import io.rosterkit.productmodule.ProductModules;
import io.rosterkit.productmodule.UserModuleDetails;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Gives modules to users and takes them. All calls share one instance. Thread-safe. */
public final class UserModuleEngine {

    private static final String ADD = "user.add-modules";
    private static final String REMOVE = "user.remove-modules";

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final UserWriting writing;
    private final OrganizationStore organizations;
    private final Profiles profiles;
    private final PracticeModuleEngine practices;

    public UserModuleEngine(
            OperationRunner runner,
            UserLookup lookup,
            UserWriting writing,
            OrganizationStore organizations,
            Profiles profiles,
            PracticeModuleEngine practices) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.organizations = organizations;
        this.profiles = profiles;
        this.practices = practices;
    }

    /** The modules for one caller. */
    public ProductModules at(Call call) {
        return new BoundProductModules(call, this, practices);
    }

    Outcome<UserModuleDetails> of(Call call, UserId id) {
        Arguments.required("user", id);
        return runner.query(
                call,
                Operation.of("user.modules", subject(id)),
                now -> lookup.find(call, id, Permission.VIEW_USERS, now).map(found -> details(found, now)));
    }

    private UserModuleDetails details(Found found, Instant now) {
        profiles.noteUnknown(
                found.callerAccess().profile(), found.user().status().modules().all());
        return ModuleRules.details(policy(found), found.user(), offered(found), now);
    }

    Outcome<ModuleReceipt> add(Call call, UserId id, Set<ProductModule> modules) {
        return perform(call, ADD, id, modules, found -> decideAdding(found, modules));
    }

    Outcome<ModuleReceipt> remove(Call call, UserId id, Set<ProductModule> modules) {
        return perform(
                call,
                REMOVE,
                id,
                modules,
                found -> DeactivationRules.checkMayTake(found.user()).then(user -> decideRemoval(found, modules)));
    }

    private Outcome<ModuleReceipt> perform(
            Call call,
            String code,
            UserId id,
            Set<ProductModule> modules,
            Function<Found, Outcome<Decision<ModuleReceipt>>> decide) {
        Arguments.required("user", id, "modules", modules);
        return runner.perform(
                call,
                Operation.of(code, subject(id), ModuleCodes.write(modules)),
                ModuleCodes.RECEIPT_CODEC,
                now -> lookup.findOpen(call, id, Permission.ASSIGN_MODULES, now).then(decide));
    }

    /**
     * What is switched on is read after the user. When it is switched off meanwhile, the outcome is that of the other
     * order: the user has a module that has no effect.
     */
    private Outcome<Decision<ModuleReceipt>> decideAdding(Found found, Set<ProductModule> modules) {
        UserModules before = found.user().status().modules();
        Set<ProductModule> added = Set.copyOf(Sets.difference(modules, before.all()));
        if (added.isEmpty()) {
            return unchanged(found);
        }
        List<GivenModule> given = added.stream()
                .map(module -> new GivenModule(
                        module, found.author().responsible(), found.author().now()))
                .toList();
        return ModuleRules.checkMayHave(
                        policy(found),
                        found.user(),
                        offered(found),
                        added,
                        found.author().now())
                .then(allowed -> changed(found, ADD, added, before.and(given)));
    }

    private Outcome<Decision<ModuleReceipt>> decideRemoval(Found found, Set<ProductModule> modules) {
        UserModules before = found.user().status().modules();
        Set<ProductModule> removed = Set.copyOf(Sets.intersection(modules, before.all()));
        return removed.isEmpty() ? unchanged(found) : changed(found, REMOVE, removed, before.without(removed));
    }

    private static Outcome<Decision<ModuleReceipt>> unchanged(Found found) {
        return Outcome.done(new Decision<>(
                Changes.none(found.author().organization()),
                new ModuleReceipt(found.user().status().modules().all())));
    }

    /** The sessions stay: each call asks for the rights of that moment. */
    private Outcome<Decision<ModuleReceipt>> changed(
            Found found, String act, Collection<ProductModule> changed, UserModules after) {
        return writing.changeStatus(
                        found,
                        JournalEvent.done(act, ModuleCodes.facts(changed)),
                        found.user().status().with(after),
                        found.user().security())
                .map(changes -> new Decision<>(changes, new ModuleReceipt(after.all())));
    }

    private List<OfferedModule> offered(Found found) {
        return organizations.offered(found.author().organization(), found.user().id());
    }

    private AccessPolicy policy(Found found) {
        return profiles.access(found.callerAccess().profile());
    }

    private static Subject subject(UserId id) {
        return Subject.untouched(Subject.Kind.USER, id);
    }
}

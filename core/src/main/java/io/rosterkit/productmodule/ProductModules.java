package io.rosterkit.productmodule;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ProductModule;
import java.util.List;
import java.util.Set;

/**
 * The modules of the product in one organization, as one caller may see and change them: those that are switched on at
 * its practices, and those that its users have. The profile declares which modules there are, which types of users can
 * have them, and what they allow ({@code Profile.Builder.module}).
 *
 * <p>A module has an effect for a user who has it while it is switched on at a practice to which the user is assigned
 * at that moment. This is decided with each call, without a job. A deactivation, the closing of the user and a lock by
 * hand remove the modules, and so does another type that cannot have them; a lock by hand leaves those that the profile
 * lets locked users keep, and one by failed attempts removes those of which the profile says so. They come back only
 * when support rejects the deactivation. Thread-safe.
 */
public interface ProductModules {

    /**
     * The modules of a user, and those that can be added at this moment. For callers with the permission
     * {@code view-users}.
     */
    Outcome<UserModuleDetails> of(UserId user);

    /**
     * Gives modules to a user: all of these or, where one is refused, none. What the user has already stays as it is.
     * Each must be switched on at a practice to which the user is assigned at this moment. The user must be active and
     * not locked by an administrator. Takes {@code assign-modules} in the whole organization. Callers may add modules
     * to themselves.
     */
    Outcome<ModuleReceipt> add(UserId user, Set<ProductModule> modules);

    /**
     * Takes modules from a user. Nothing happens when the user has none of them. Refused while support has still to
     * verify a deactivation of the user. Takes {@code assign-modules} in the whole organization.
     */
    Outcome<ModuleReceipt> remove(UserId user, Set<ProductModule> modules);

    /**
     * The modules that are switched on at a practice, in the order of their codes. For callers with the permission
     * {@code view-users}.
     */
    Outcome<List<PracticeModuleDetails>> at(PracticeId practice);

    /**
     * Switches modules on at a practice: all of these or, where one is refused, none. What is on stays as it is. Users
     * who have kept a module that was on before can use it again. Takes {@code switch-modules}, which a vendor asserts
     * for its support and a profile may give to a role.
     */
    Outcome<ModuleReceipt> switchOn(PracticeId practice, Set<ProductModule> modules);

    /**
     * Switches modules off at a practice. From the next call on they have no effect for users who are assigned to no
     * other practice with them. Those users keep them, without effect, until they are switched on again or taken. Takes
     * {@code switch-modules}.
     */
    Outcome<ModuleReceipt> switchOff(PracticeId practice, Set<ProductModule> modules);
}

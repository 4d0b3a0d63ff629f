package io.rosterkit.engine.productmodule;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.productmodule.ModuleReceipt;
import io.rosterkit.productmodule.PracticeModuleDetails;
import io.rosterkit.productmodule.ProductModules;
import io.rosterkit.productmodule.UserModuleDetails;
import java.util.List;
import java.util.Set;

/** The modules of the organization for one caller. Passes every call to the engines. */
record BoundProductModules(Call call, UserModuleEngine users, PracticeModuleEngine practices)
        implements ProductModules {

    @Override
    public Outcome<UserModuleDetails> of(UserId user) {
        return users.of(call, user);
    }

    @Override
    public Outcome<ModuleReceipt> add(UserId user, Set<ProductModule> modules) {
        return users.add(call, user, modules);
    }

    @Override
    public Outcome<ModuleReceipt> remove(UserId user, Set<ProductModule> modules) {
        return users.remove(call, user, modules);
    }

    @Override
    public Outcome<List<PracticeModuleDetails>> at(PracticeId practice) {
        return practices.at(call, practice);
    }

    @Override
    public Outcome<ModuleReceipt> switchOn(PracticeId practice, Set<ProductModule> modules) {
        return practices.switchOn(call, practice, modules);
    }

    @Override
    public Outcome<ModuleReceipt> switchOff(PracticeId practice, Set<ProductModule> modules) {
        return practices.switchOff(call, practice, modules);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "ProductModules[" + call.organization() + "]";
    }
}

package io.rosterkit.engine.customrole;

import io.rosterkit.customrole.CustomRoleDetails;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.customrole.CustomRoleReceipt;
import io.rosterkit.customrole.CustomRoles;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Outcome;
import java.util.List;

/** The roles of the organization for one caller. Passes every call to the engine. */
record BoundCustomRoles(Call call, CustomRoleEngine engine) implements CustomRoles {

    @Override
    public Outcome<List<CustomRoleDetails>> all() {
        return engine.all(call);
    }

    @Override
    public Outcome<CustomRoleReceipt> compose(CustomRoleDraft draft) {
        return engine.compose(call, draft);
    }

    @Override
    public Outcome<CustomRoleReceipt> change(Role role, int version, CustomRoleDraft draft) {
        return engine.change(call, role, version, draft);
    }

    @Override
    public Outcome<Role> retire(Role role) {
        return engine.retire(call, role);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "CustomRoles[" + call.organization() + "]";
    }
}

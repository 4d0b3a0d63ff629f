package io.rosterkit.engine.permission;

import io.rosterkit.access.AccessDecision;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.Title;
import io.rosterkit.permission.Permissions;
import io.rosterkit.permission.UserPermissions;
import io.rosterkit.user.UserReceipt;
import java.util.Optional;

/** The permissions for one caller. Passes every call to an engine. */
record BoundPermissions(Call call, PermissionEngine engine, RecipientEngine recipients, RightsEngine rights)
        implements Permissions {

    @Override
    public boolean may(Permission permission) {
        Arguments.required("permission", permission);
        return engine.may(call, permission);
    }

    @Override
    public Outcome<AccessDecision> decide(Permission permission, UserId user) {
        Arguments.required("permission", permission, "user", user);
        return engine.decide(call, permission, user);
    }

    @Override
    public Outcome<AccessDecision> explain(Permission permission, UserId user) {
        Arguments.required("permission", permission, "user", user);
        return engine.explain(call, permission, user);
    }

    @Override
    public Outcome<UserPermissions> of(UserId user) {
        Arguments.required("user", user);
        return engine.of(call, user);
    }

    @Override
    public Outcome<UserReceipt> changeType(UserId user, UserType type) {
        Arguments.required("user", user, "type", type);
        return rights.changeType(call, user, type);
    }

    @Override
    public Outcome<UserReceipt> changeTitle(UserId user, Optional<Title> title) {
        Arguments.required("user", user, "title", title);
        return rights.changeTitle(call, user, title);
    }

    @Override
    public Outcome<UserReceipt> grant(UserId user, Permission permission) {
        Arguments.required("user", user, "permission", permission);
        return rights.change(call, user, SingleChange.GRANT, permission);
    }

    @Override
    public Outcome<UserReceipt> withdrawGrant(UserId user, Permission permission) {
        Arguments.required("user", user, "permission", permission);
        return rights.change(call, user, SingleChange.WITHDRAW_GRANT, permission);
    }

    @Override
    public Outcome<UserReceipt> deny(UserId user, Permission permission) {
        Arguments.required("user", user, "permission", permission);
        return rights.change(call, user, SingleChange.DENY, permission);
    }

    @Override
    public Outcome<UserReceipt> withdrawDenial(UserId user, Permission permission) {
        Arguments.required("user", user, "permission", permission);
        return rights.change(call, user, SingleChange.WITHDRAW_DENIAL, permission);
    }

    @Override
    public Outcome<UserId> recipient(String address) {
        Arguments.required("address", address);
        return recipients.find(call, address);
    }

    @Override
    public Outcome<UserId> recipient(UserId user) {
        Arguments.required("user", user);
        return recipients.find(call, user);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Permissions[" + call.organization() + "]";
    }
}

package io.rosterkit.engine.user;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UnlockReceipt;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserReceipt;
import io.rosterkit.user.Users;
import java.util.Set;

/** The users for one caller. Passes every call to the engine. */
record BoundUsers(Call call, UserEngine engine, UserStatusEngine statusEngine) implements Users {

    @Override
    public Outcome<UserDetails> get(UserId id) {
        return engine.get(call, id);
    }

    @Override
    public Outcome<UserDetails> find(String address) {
        return engine.find(call, address);
    }

    @Override
    public Outcome<Page<UserDetails>> list(UserFilter filter, UserQuery.Order order, PageRequest request) {
        return engine.list(call, filter, order, request);
    }

    @Override
    public Outcome<UserReceipt> lock(UserId id) {
        return statusEngine.lock(call, id);
    }

    @Override
    public Outcome<UnlockReceipt> unlock(UserId id) {
        return statusEngine.unlock(call, id);
    }

    @Override
    public Outcome<UserReceipt> deactivate(UserId id) {
        return statusEngine.deactivate(call, id);
    }

    @Override
    public Outcome<ReactivationReceipt> reactivate(UserId id) {
        return statusEngine.reactivate(call, id);
    }

    @Override
    public Outcome<UserReceipt> close(UserId id) {
        return statusEngine.close(call, id);
    }

    @Override
    public Outcome<UserReceipt> changeRoles(UserId id, Set<Role> roles) {
        return engine.changeRoles(call, id, roles);
    }

    @Override
    public Outcome<UserReceipt> changeAddress(UserId id, String newAddress, String ownPassword) {
        return engine.changeAddress(call, id, newAddress, ownPassword);
    }

    @Override
    public Outcome<UserReceipt> rename(UserId id, String name) {
        return engine.rename(call, id, name);
    }

    @Override
    public Outcome<UserReceipt> endSessions(UserId id) {
        return statusEngine.endSessions(call, id);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Users[" + call.organization() + "]";
    }
}

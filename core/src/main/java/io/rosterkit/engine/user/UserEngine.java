package io.rosterkit.engine.user;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserReceipt;
import io.rosterkit.user.Users;
import java.util.Set;
import java.util.TreeSet;

/** Shows users, and changes their names, addresses and roles. All calls share one instance. Thread-safe. */
public final class UserEngine {

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final UserPages pages;
    private final UserStatusEngine statusEngine;
    private final RoleChange roleChange;
    private final AddressChange addressChange;
    private final NameChange nameChange;

    public UserEngine(
            OperationRunner runner,
            UserLookup lookup,
            UserPages pages,
            UserStatusEngine statusEngine,
            RoleChange roleChange,
            AddressChange addressChange,
            NameChange nameChange) {
        this.runner = runner;
        this.lookup = lookup;
        this.pages = pages;
        this.statusEngine = statusEngine;
        this.roleChange = roleChange;
        this.addressChange = addressChange;
        this.nameChange = nameChange;
    }

    /** The users for one caller. */
    public Users at(Call call) {
        return new BoundUsers(call, this, statusEngine);
    }

    Outcome<UserDetails> get(Call call, UserId id) {
        Arguments.required("id", id);
        return runner.query(
                call,
                Operation.of("user.get", subject(id)),
                now -> lookup.shown(call, new UserKey.ById(id), Permission.VIEW_USERS)
                        .map(shown -> UserPages.details(shown, now)));
    }

    Outcome<UserDetails> find(Call call, String address) {
        Arguments.required("address", address);
        Operation operation =
                Operation.of("user.find", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return Addresses.parse(address)
                .then(parsed -> runner.query(
                        call,
                        operation,
                        now -> lookup.shown(call, new UserKey.ByAddress(parsed.key()), Permission.VIEW_USERS)
                                .map(shown -> UserPages.details(shown, now))));
    }

    Outcome<Page<UserDetails>> list(Call call, UserFilter filter, UserQuery.Order order, PageRequest request) {
        Arguments.required("filter", filter, "order", order, "request", request);
        return pages.list(call, filter, order, request);
    }

    Outcome<UserReceipt> changeRoles(Call call, UserId id, Set<Role> wanted) {
        Arguments.required("id", id, "roles", wanted);
        Set<Role> roleSet = Set.copyOf(wanted);
        return runner.perform(
                call,
                Operation.of(UserWriting.ROLES, subject(id), new TreeSet<>(roleSet)),
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findOther(call, id, Permission.GRANT_ROLES, now)
                        .then(found -> roleChange.decide(call, found, roleSet)));
    }

    Outcome<UserReceipt> changeAddress(Call call, UserId id, String newAddress, String ownPassword) {
        Arguments.required("id", id, "newAddress", newAddress, "ownPassword", ownPassword);
        return addressChange.set(
                call, id, newAddress, ownPassword, now -> lookup.findOther(call, id, Permission.MANAGE_USERS, now));
    }

    Outcome<UserReceipt> rename(Call call, UserId id, String name) {
        Arguments.required("id", id, "name", name);
        return Names.parse(name)
                .then(parsed -> runner.perform(
                        call,
                        Operation.of(UserWriting.RENAME, subject(id), parsed.text()),
                        UserCodecs.RECEIPT_CODEC,
                        now -> lookup.findOther(call, id, Permission.MANAGE_USERS, now)
                                .then(found ->
                                        nameChange.decide(found.author(), found.user(), UserWriting.RENAME, parsed))));
    }

    static Subject subject(UserId id) {
        return Subject.untouched(Subject.Kind.USER, id);
    }
}

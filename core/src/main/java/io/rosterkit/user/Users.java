package io.rosterkit.user;

import io.rosterkit.access.Gate;
import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.call.Calls;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.User;
import io.rosterkit.spi.user.UserStore;

/** The users of one organization, for those who may look. */
@SuppressWarnings("exports") // made by the entrance only
public final class Users {

    private final Call call;
    private final Calls calls;
    private final Gate gate;
    private final UserStore store;

    /** The users as one caller sees them. */
    public Users(Call call, Calls calls, Gate gate, UserStore store) {
        this.call = call;
        this.calls = calls;
        this.gate = gate;
        this.store = store;
    }

    /** One user of the own organization; every other one is not found. */
    public Outcome<User> get(UserId id) {
        Act act = Act.of("user.get", Subject.untouched(Subject.Kind.USER, id));
        return calls.answer(call, act, now -> {
            var seen = store.find(call.viewer(), id);
            return gate.admit(call, seen.standing(), Permission.VIEW_USERS)
                    .then(agent ->
                            seen.value().map(Outcome::done).orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }
}

package io.rosterkit.engine.permission;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Optional;

/** Tells to whom a user may write. One for all calls; thread-safe. */
public final class RecipientEngine {

    private static final String RECIPIENT = "user.recipient";

    private final OperationRunner runner;
    private final Gate gate;
    private final UserStore store;
    private final Profiles profiles;

    public RecipientEngine(OperationRunner runner, Gate gate, UserStore store, Profiles profiles) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.profiles = profiles;
    }

    Outcome<UserId> find(Call call, String address) {
        return Addresses.parse(address).then(parsed -> find(call, new UserKey.ByAddress(parsed.key())));
    }

    Outcome<UserId> find(Call call, UserId id) {
        return find(call, new UserKey.ById(id));
    }

    private Outcome<UserId> find(Call call, UserKey key) {
        Operation operation =
                Operation.of(RECIPIENT, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return runner.query(call, operation, now -> {
            WithAccess<Optional<ShownUser>> seen = store.shown(call.viewer(), key);
            return gate.admitSelf(call, seen.access())
                    .then(caller -> seen.value()
                            .map(ShownUser::user)
                            .filter(user -> mayWrite(seen.access(), user, now))
                            .map(user -> Outcome.done(user.id()))
                            .orElseGet(() -> Outcome.refused(AccessReason.NO_RECIPIENT)));
        });
    }

    /** A user who may not act without a seat, and has none, gets no message. */
    private boolean mayWrite(AccessState access, User to, Instant now) {
        UserType from = access.user().orElseThrow().rights().type();
        User.Status status = to.status();
        AccessPolicy policy = profiles.access(access.profile());
        return to.isActiveAt(now)
                && policy.seats().mayAct(status.type(), status.limits().seat().isPresent())
                && policy.mayWrite(from, status.type());
    }
}

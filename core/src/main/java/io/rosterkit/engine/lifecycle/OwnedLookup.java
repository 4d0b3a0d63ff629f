package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.lifecycle.OwnedByUser;
import io.rosterkit.lifecycle.OwnedByUser.Count;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Optional;

/** Tells what a user still owns. Thread-safe. */
public final class OwnedLookup {

    private static final int MAX_COUNTED = 1_000;

    private final OperationRunner runner;
    private final Gate gate;
    private final UserStore users;
    private final InvitationStore invitations;

    public OwnedLookup(OperationRunner runner, Gate gate, UserStore users, InvitationStore invitations) {
        this.runner = runner;
        this.gate = gate;
        this.users = users;
        this.invitations = invitations;
    }

    Outcome<OwnedByUser> owned(Call call, UserId id) {
        Arguments.required("user", id);
        return runner.query(call, Operation.of("user.owned", Subject.untouched(Subject.Kind.USER, id)), now -> {
            WithAccess<Optional<User>> seen = users.find(call.viewer(), id);
            return gate.admit(call, seen.access(), Permission.VIEW_USERS)
                    .then(caller -> seen.value()
                            .map(user -> Outcome.done(new OwnedByUser(id, openInvitations(call, id, now))))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }

    private Count openInvitations(Call call, UserId id, Instant now) {
        int counted = invitations.openSentBy(call.organization(), id, now, MAX_COUNTED + 1);
        return new Count(Math.min(counted, MAX_COUNTED), counted > MAX_COUNTED);
    }
}

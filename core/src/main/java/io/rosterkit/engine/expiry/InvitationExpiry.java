package io.rosterkit.engine.expiry;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.DueRows;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.invitation.InvitationMove;
import io.rosterkit.engine.invitation.InvitationWriting;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;

/** The job that ends expired invitations, so that their history shows it and their addresses are free. */
public final class InvitationExpiry {

    private final OperationRunner runner;
    private final Gate gate;
    private final InvitationStore store;
    private final InvitationWork work;
    private final InvitationWriting writing;

    public InvitationExpiry(
            OperationRunner runner, Gate gate, InvitationStore store, InvitationWork work, InvitationWriting writing) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.work = work;
        this.writing = writing;
    }

    /** Ends at most {@code limit} expired invitations, the longest expired first, and returns how many. */
    public int run(int limit) {
        return DueRows.perform(
                limit,
                size -> DueRows.Reading.of(work.overdue(runner.now(), size), size),
                Invitation::id,
                overdue -> expire(overdue).refusal().isEmpty());
    }

    private Outcome<InvitationReceipt> expire(Invitation overdue) {
        Call call = Call.of(new Actor.Job(overdue.organization(), "expiry"), Source.unknown());
        Operation operation = Operation.of(
                InvitationMove.EXPIRE.operationCode(), Subject.untouched(Subject.Kind.INVITATION, overdue.id()));
        return runner.perform(call, operation, InvitationWriting.RECEIPT_CODEC, now -> {
            var seen = store.find(call.viewer(), overdue.id());
            return gate.admit(call, seen.access(), Permission.INVITE)
                    .then(caller -> seen.value()
                            .map(TrackedInvitation::invitation)
                            .map(row -> writing.move(
                                    new Author(
                                            row.organization(),
                                            call.caller("expiry", seen.access().agentSalt()),
                                            now),
                                    row,
                                    InvitationMove.EXPIRE))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }
}

package io.rosterkit.engine.registration;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Completes registrations that waited for a code which is not demanded any more. Thread-safe. */
public final class WaitingRegistrations {

    private static final ResultCodec<Boolean> NO_RESULT_CODEC = ResultCodec.of(result -> "", text -> true);
    private static final int PAGE = 100;
    private static final String GROUND = "second step not demanded";

    private final OperationRunner runner;
    private final UserStore users;
    private final RegistrationStore store;
    private final RegistrationCompletion completion;

    public WaitingRegistrations(
            OperationRunner runner, UserStore users, RegistrationStore store, RegistrationCompletion completion) {
        this.runner = runner;
        this.users = users;
        this.store = store;
        this.completion = completion;
    }

    /**
     * Completes all of the organization that need no code now, each in a transaction of its own. The caller was
     * admitted to the change by which they need none.
     */
    public void complete(Call call) {
        each(call, this::complete);
    }

    /**
     * Ends the steps of all of the organization, each in a transaction of its own. The people register again with their
     * links, and choose a password by the policy of then.
     */
    public void end(Call call) {
        each(call, this::end);
    }

    private void each(Call call, Work work) {
        Optional<Slice.Position> after = Optional.empty();
        List<DirectoryRow> page;
        do {
            WithAccess<List<DirectoryRow>> seen = users.directory(call.viewer(), query(after));
            page = seen.value();
            Caller caller = call.caller(GROUND, seen.access().agentSalt());
            page.stream()
                    .flatMap(row -> row.invitation().stream())
                    .forEach(invitation -> workOn(work, call, caller, invitation));
            after = page.stream()
                    .reduce((first, second) -> second)
                    .map(last -> UserPositions.of(PeopleQuery.Order.ADDRESS, last));
        } while (page.size() == PAGE);
    }

    /** A damaged invitation, which health names, does not keep the others waiting. */
    private static void workOn(Work work, Call call, Caller caller, InvitationId invitation) {
        try {
            work.on(call, caller, invitation);
        } catch (DamagedRowException damaged) {
            // The person stays as they are until an operator mends the row. Then the call is repeated, or the person
            // registers again.
        }
    }

    private void complete(Call call, Caller caller, InvitationId invitation) {
        runner.performWithoutRefusalEntry(
                call.withoutRequestId(),
                Operation.of("invitation.accept", Subject.untouched(Subject.Kind.INVITATION, invitation)),
                completion.codec(),
                now -> store.facts(call.organization(), invitation)
                        .map(facts -> completion.completeWaiting(new Author(call.organization(), caller, now), facts))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    private void end(Call call, Caller caller, InvitationId invitation) {
        runner.performWithoutRefusalEntry(
                call.withoutRequestId(),
                Operation.of("organization.override", Subject.untouched(Subject.Kind.INVITATION, invitation)),
                NO_RESULT_CODEC,
                now -> store.facts(call.organization(), invitation)
                        .map(facts -> Outcome.done(new Decision<>(
                                completion.endPhoneStep(facts.linked().invitation()), true)))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    private interface Work {
        void on(Call call, Caller caller, InvitationId invitation);
    }

    private static PeopleQuery query(Optional<Slice.Position> after) {
        return new PeopleQuery(
                SearchTerm.none(),
                Set.of(RegistrationStatus.SECOND_STEP_OPEN),
                PeopleQuery.Order.ADDRESS,
                new Slice(PAGE, after));
    }
}

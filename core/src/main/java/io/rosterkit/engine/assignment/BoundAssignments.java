package io.rosterkit.engine.assignment;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.assignment.AssignmentDetails;
import io.rosterkit.assignment.Assignments;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserReceipt;

/** The practices of users for one caller. Passes every call to the engine. */
record BoundAssignments(Call call, AssignmentEngine engine) implements Assignments {

    @Override
    public Outcome<AssignmentDetails> of(UserId user) {
        return engine.of(call, user);
    }

    @Override
    public Outcome<UserReceipt> assign(UserId user, PracticeId practice, ValidityDraft validity) {
        return engine.assign(call, user, practice, validity);
    }

    @Override
    public Outcome<UserReceipt> end(UserId user, PracticeId practice) {
        return engine.end(call, user, practice);
    }

    @Override
    public Outcome<UserReceipt> grantRole(UserId user, Role role, PracticeId practice, ValidityDraft validity) {
        return engine.grantRole(call, PlacedRole.at(user, role, practice), validity);
    }

    @Override
    public Outcome<UserReceipt> revokeRole(UserId user, Role role, PracticeId practice) {
        return engine.revokeRole(call, PlacedRole.at(user, role, practice));
    }

    @Override
    public Outcome<UserReceipt> grantRole(UserId user, Role role, ValidityDraft validity) {
        return engine.grantRole(call, PlacedRole.everywhere(user, role), validity);
    }

    @Override
    public Outcome<UserReceipt> revokeRole(UserId user, Role role) {
        return engine.revokeRole(call, PlacedRole.everywhere(user, role));
    }

    @Override
    public Outcome<UserReceipt> limit(UserId user, ValidityDraft validity) {
        return engine.limit(call, user, validity);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Assignments[" + call.organization() + "]";
    }
}

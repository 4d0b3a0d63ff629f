package io.rosterkit.engine.directory;

import io.rosterkit.directory.PersonReceipt;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.deactivation.DeactivationRules;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserStatusEngine;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import java.util.Map;
import java.util.Optional;

/** Deactivates people with their users, and reactivates them without. Thread-safe. */
public final class PersonStatusEngine {

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final PersonWriting writing;
    private final InvitationEngine invitations;
    private final UserStatusEngine users;

    public PersonStatusEngine(
            OperationRunner runner,
            UserLookup lookup,
            PersonWriting writing,
            InvitationEngine invitations,
            UserStatusEngine users) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.invitations = invitations;
        this.users = users;
    }

    Outcome<PersonReceipt> deactivate(Call call, UserId id) {
        Arguments.required("person", id);
        return runner.perform(
                call,
                Operation.of(PersonWriting.DEACTIVATE, PersonEngine.subject(id)),
                PersonWriting.RECEIPT_CODEC,
                now -> lookup.findPerson(call, id, Permission.MANAGE_USERS, now)
                        .then(found -> UserLookup.checkOther(found, id))
                        .then(found -> PersonRules.checkActive(found.user())
                                .then(active -> decideDeactivation(call, found))
                                .map(changes -> PersonWriting.receipt(changes, id, Listing.INACTIVE))));
    }

    Outcome<PersonReceipt> reactivate(Call call, UserId id) {
        Arguments.required("person", id);
        return runner.perform(
                call,
                Operation.of(PersonWriting.REACTIVATE, PersonEngine.subject(id)),
                PersonWriting.RECEIPT_CODEC,
                now -> lookup.findPerson(call, id, Permission.MANAGE_USERS, now)
                        .then(found -> PersonRules.checkInactive(found.user())
                                .map(person -> writing.list(
                                        found.author(),
                                        person,
                                        Listing.ACTIVE,
                                        JournalEvent.done(PersonWriting.REACTIVATE, Map.of())))
                                .map(changes -> PersonWriting.receipt(changes, id, Listing.ACTIVE))));
    }

    /** In one change with the user or the invitation. */
    private Outcome<Changes> decideDeactivation(Call call, Found found) {
        User person = found.user();
        JournalEvent event = JournalEvent.done(
                PersonWriting.DEACTIVATE,
                Map.of("was", PersonRules.code(person.status().state())));
        return switch (person.status().state()) {
            case ACTIVE ->
                users.deactivation(
                        call,
                        new Found(
                                found.author(),
                                found.callerAccess(),
                                person.withOrigin(person.origin().with(Listing.INACTIVE))),
                        event,
                        Optional.of(person.origin().listing()));
            case INVITED -> invitations.deactivateInvited(call, found.callerAccess(), found.author(), person, event);
            case LISTED, DEACTIVATED, CLOSED ->
                DeactivationRules.checkMayTake(person)
                        .map(verified -> writing.list(found.author(), verified, Listing.INACTIVE, event));
        };
    }
}

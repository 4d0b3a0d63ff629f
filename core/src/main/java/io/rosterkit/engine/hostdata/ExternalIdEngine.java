package io.rosterkit.engine.hostdata;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.contact.ExternalIdAvailability;
import io.rosterkit.engine.contact.ExternalIdParser;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserPages;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.hostdata.ExternalIds;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;
import java.util.Map;
import java.util.Optional;

/** Gives users the ids of the host, and finds users by them. All calls share one instance. Thread-safe. */
public final class ExternalIdEngine {

    private static final String ASSIGN = "user.assign-external-id";
    private static final String REMOVE = "user.remove-external-id";

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final ExternalIdAvailability externalIds;
    private final UserWriting writing;

    public ExternalIdEngine(
            OperationRunner runner, UserLookup lookup, ExternalIdAvailability externalIds, UserWriting writing) {
        this.runner = runner;
        this.lookup = lookup;
        this.externalIds = externalIds;
        this.writing = writing;
    }

    /** The external ids for one caller. */
    public ExternalIds at(Call call) {
        return new BoundExternalIds(call, this);
    }

    Outcome<UserDetails> find(Call call, String text) {
        Operation operation =
                Operation.of("user.find", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return ExternalIdParser.parse(text)
                .then(id -> runner.query(
                        call,
                        operation,
                        now -> lookup.shown(call, new UserKey.ByExternalId(id), Permission.VIEW_USERS)
                                .map(shown -> UserPages.details(shown, now))));
    }

    Outcome<UserReceipt> assign(Call call, UserId user, String text) {
        return ExternalIdParser.parse(text)
                .then(id -> runner.perform(
                        call,
                        Operation.of(ASSIGN, Subject.untouched(Subject.Kind.USER, user), id.text()),
                        UserCodecs.RECEIPT_CODEC,
                        now -> lookup.findChangeablePerson(call, user, Permission.MANAGE_USERS, now)
                                .then(found -> decide(ASSIGN, found, Optional.of(id)))));
    }

    Outcome<UserReceipt> remove(Call call, UserId user) {
        return runner.perform(
                call,
                Operation.of(REMOVE, Subject.untouched(Subject.Kind.USER, user)),
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findChangeablePerson(call, user, Permission.MANAGE_USERS, now)
                        .then(found -> decide(REMOVE, found, Optional.empty())));
    }

    /** The journal entry does not contain the id. */
    private Outcome<Decision<UserReceipt>> decide(
            String operationCode, UserLookup.Found found, Optional<ExternalId> id) {
        User user = found.user();
        Changes none = Changes.none(user.organization());
        return user.contact().externalId().equals(id)
                ? Outcome.done(UserWriting.receipt(none, user, user.status()))
                : externalIds
                        .checkFree(id, user.id(), none)
                        .map(free -> writing.changeContact(
                                found.author(),
                                JournalEvent.done(operationCode, Map.of()),
                                user,
                                user.contact().withExternalId(free),
                                user.security()))
                        .map(changes -> UserWriting.receipt(changes, user, user.status()));
    }
}

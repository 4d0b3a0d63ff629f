package io.rosterkit.engine.hostdata;

import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.contact.ExternalIdParser;
import io.rosterkit.engine.directory.DirectoryEntries;
import io.rosterkit.engine.hostdata.HostDataLookup.Kept;
import io.rosterkit.engine.invitation.ExternalIdRelease;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup;
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
import io.rosterkit.user.UserReceipt;
import java.util.Map;
import java.util.Optional;

/** Gives people the ids of the host, and finds people by them. All calls share one instance. Thread-safe. */
public final class ExternalIdEngine {

    private static final String ASSIGN = "user.assign-external-id";
    private static final String REMOVE = "user.remove-external-id";

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final HostDataLookup people;
    private final DirectoryEntries entries;
    private final ExternalIdRelease externalIds;
    private final UserWriting writing;
    private final InvitedWriting invited;

    public ExternalIdEngine(
            OperationRunner runner,
            UserLookup lookup,
            HostDataLookup people,
            DirectoryEntries entries,
            ExternalIdRelease externalIds,
            UserWriting writing,
            InvitedWriting invited) {
        this.runner = runner;
        this.lookup = lookup;
        this.people = people;
        this.entries = entries;
        this.externalIds = externalIds;
        this.writing = writing;
        this.invited = invited;
    }

    /** The external ids for one caller. */
    public ExternalIds at(Call call) {
        return new BoundExternalIds(call, this);
    }

    Outcome<DirectoryEntry> find(Call call, String text) {
        Operation operation =
                Operation.of("user.find", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return ExternalIdParser.parse(text)
                .then(id -> runner.query(
                        call,
                        operation,
                        now -> lookup.shown(call, new UserKey.ByExternalId(id), Permission.VIEW_USERS)
                                .map(shown -> entries.of(shown.user()))));
    }

    Outcome<UserReceipt> assign(Call call, UserId person, String text) {
        return ExternalIdParser.parse(text)
                .then(id -> runner.perform(
                        call,
                        Operation.of(ASSIGN, Subject.untouched(Subject.Kind.USER, person), id.text()),
                        UserCodecs.RECEIPT_CODEC,
                        now -> people.find(call, person, now).then(kept -> decide(ASSIGN, kept, Optional.of(id)))));
    }

    Outcome<UserReceipt> remove(Call call, UserId person) {
        return runner.perform(
                call,
                Operation.of(REMOVE, Subject.untouched(Subject.Kind.USER, person)),
                UserCodecs.RECEIPT_CODEC,
                now -> people.find(call, person, now).then(kept -> decide(REMOVE, kept, Optional.empty())));
    }

    private Outcome<Decision<UserReceipt>> decide(String operationCode, Kept kept, Optional<ExternalId> id) {
        User user = kept.found().user();
        Changes none = Changes.none(user.organization());
        return user.contact().externalId().equals(id)
                ? Outcome.done(UserWriting.receipt(none, user, user.status()))
                : externalIds
                        .free(kept.found().author(), id, user.id(), none)
                        .map(freed -> freed.and(changes(operationCode, kept, id)))
                        .map(changes -> UserWriting.receipt(changes, user, user.status()));
    }

    /** No journal entry contains the id. */
    private Changes changes(String operationCode, Kept kept, Optional<ExternalId> id) {
        Author author = kept.found().author();
        User user = kept.found().user();
        if (kept.guard().isPresent()) {
            return invited.withExternalId(author, kept.guard().get(), id);
        }
        Changes own = writing.changeContact(
                author,
                JournalEvent.done(operationCode, Map.of()),
                user,
                user.contact().withExternalId(id),
                user.security());
        return kept.invitation()
                .map(row -> own.and(invited.namingExternalId(author, row, id)))
                .orElse(own);
    }
}

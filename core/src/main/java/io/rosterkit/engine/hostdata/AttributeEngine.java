package io.rosterkit.engine.hostdata;

import io.rosterkit.engine.attribute.AttributeRows;
import io.rosterkit.engine.attribute.AttributeRows.Difference;
import io.rosterkit.engine.attribute.AttributeRules;
import io.rosterkit.engine.attribute.AttributeTexts;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.hostdata.HostDataLookup.Kept;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.hostdata.AttributeValue;
import io.rosterkit.hostdata.Attributes;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.user.UserReceipt;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows and changes the attributes of people. All calls share one instance. Thread-safe. */
public final class AttributeEngine {

    private static final String CHANGE = "user.change-attributes";

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final HostDataLookup people;
    private final UserWriting writing;
    private final InvitedWriting invited;
    private final TableStore store;
    private final Profiles profiles;

    public AttributeEngine(
            OperationRunner runner,
            UserLookup lookup,
            HostDataLookup people,
            UserWriting writing,
            InvitedWriting invited,
            TableStore store,
            Profiles profiles) {
        this.runner = runner;
        this.lookup = lookup;
        this.people = people;
        this.writing = writing;
        this.invited = invited;
        this.store = store;
        this.profiles = profiles;
    }

    /** The attributes for one caller. */
    public Attributes at(Call call) {
        return new BoundAttributes(call, this);
    }

    Outcome<Map<String, AttributeValue>> of(Call call, UserId person) {
        return runner.query(
                call,
                Operation.of("user.attributes", subject(person)),
                now -> lookup.findPerson(call, person, Permission.VIEW_USERS, now)
                        .map(this::shown));
    }

    Outcome<UserReceipt> change(Call call, UserId person, AttributeChange change) {
        return runner.perform(
                call,
                Operation.of(CHANGE, subject(person), AttributeRows.content(change)),
                UserCodecs.RECEIPT_CODEC,
                now -> people.find(call, person, now).then(kept -> decide(kept, change)));
    }

    /** The row whose version guards the attributes was read before them. */
    private Outcome<Decision<UserReceipt>> decide(Kept kept, AttributeChange change) {
        User user = kept.found().user();
        SortedMap<String, String> before = rows(user).read(store);
        return AttributeRules.after(declared(kept.found()), before, change)
                .map(after -> AttributeRows.differences(before, after))
                .map(differences ->
                        differences.isEmpty() ? Changes.none(user.organization()) : changes(kept, differences))
                .map(changes -> UserWriting.receipt(changes, user, user.status()));
    }

    private Changes changes(Kept kept, SortedMap<String, Difference> differences) {
        Author author = kept.found().author();
        User user = kept.found().user();
        if (kept.guard().isPresent()) {
            return invited.withAttributes(author, kept.guard().get(), differences);
        }
        JournalEvent event = JournalEvent.done(CHANGE, Map.of("names", String.join(" ", differences.keySet())));
        return writing.changeContact(author, event, user, user.contact(), user.security())
                .and(rows(user).changes(differences));
    }

    private Map<String, AttributeValue> shown(Found found) {
        Map<String, Attribute> declared = declared(found);
        Map<String, AttributeValue> shown = new TreeMap<>();
        rows(found.user())
                .read(store)
                .forEach((name, text) -> shown.put(
                        name,
                        AttributeTexts.read(
                                Optional.ofNullable(declared.get(name)).map(Attribute::kind), text)));
        return Collections.unmodifiableMap(shown);
    }

    private Map<String, Attribute> declared(Found found) {
        return profiles.of(found.callerAccess().policy()).users().attributes();
    }

    private static AttributeRows rows(User user) {
        return new AttributeRows(user.organization(), user.id());
    }

    private static Subject subject(UserId person) {
        return Subject.untouched(Subject.Kind.USER, person);
    }
}

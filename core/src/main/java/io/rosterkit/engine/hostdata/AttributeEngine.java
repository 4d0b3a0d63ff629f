package io.rosterkit.engine.hostdata;

import io.rosterkit.engine.access.Gate;
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
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.hostdata.AttributeValue;
import io.rosterkit.hostdata.Attributes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.bulk.BulkReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserAttributeTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.UserReceipt;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

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
    private final Gate gate;
    private final UserStore users;

    public AttributeEngine(
            OperationRunner runner,
            UserLookup lookup,
            HostDataLookup people,
            UserWriting writing,
            InvitedWriting invited,
            TableStore store,
            Profiles profiles,
            Gate gate,
            UserStore users) {
        this.runner = runner;
        this.lookup = lookup;
        this.people = people;
        this.writing = writing;
        this.invited = invited;
        this.store = store;
        this.profiles = profiles;
        this.gate = gate;
        this.users = users;
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
                        .map(found ->
                                shown(found.callerAccess(), rows(found.user()).read(store))));
    }

    Outcome<Map<UserId, Map<String, AttributeValue>>> of(Call call, List<UserId> people) {
        if (people.size() > Attributes.MAX_PEOPLE) {
            return Outcome.refused(Refusal.of(BulkReason.TOO_MANY).at("people").with("atMost", Attributes.MAX_PEOPLE));
        }
        Operation operation = Operation.of(
                "user.attributes", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()), people);
        return runner.query(call, operation, now -> {
            AccessState access = users.access(call.viewer());
            return gate.admit(call, access, Permission.VIEW_USERS)
                    .map(caller -> shown(call.organization(), access, people));
        });
    }

    /** The attributes of a person who is not there any more stay stored, and no caller is shown them. */
    private Map<UserId, Map<String, AttributeValue>> shown(
            OrganizationId organization, AccessState access, List<UserId> people) {
        List<UUID> ids = people.stream().map(UserId::uuid).toList();
        Set<UserId> present = new HashSet<>();
        store.scanAny(UserRows.of(organization), UserRows.id(), ids).forEach(row -> present.add(row.id()));
        Map<UserId, Map<String, String>> texts = new LinkedHashMap<>();
        people.stream().filter(present::contains).forEach(person -> texts.put(person, new TreeMap<>()));
        store.scanAny(Scan.of(UserAttributeTable.USER_ATTRIBUTES, organization), UserAttributeTable.USER, ids)
                .forEach(row -> Optional.ofNullable(texts.get(row.user()))
                        .ifPresent(known -> known.put(row.name(), row.value())));
        Map<UserId, Map<String, AttributeValue>> shown = new LinkedHashMap<>();
        texts.forEach((person, known) -> shown.put(person, shown(access, known)));
        return Collections.unmodifiableMap(shown);
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
        return AttributeRules.after(declared(kept.found().callerAccess()), before, change)
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

    private Map<String, AttributeValue> shown(AccessState access, Map<String, String> texts) {
        Map<String, Attribute> declared = declared(access);
        Map<String, AttributeValue> shown = new TreeMap<>();
        texts.forEach((name, text) -> shown.put(
                name,
                AttributeTexts.read(Optional.ofNullable(declared.get(name)).map(Attribute::kind), text)));
        return Collections.unmodifiableMap(shown);
    }

    private Map<String, Attribute> declared(AccessState access) {
        return profiles.of(access.policy()).users().attributes();
    }

    private static AttributeRows rows(User user) {
        return new AttributeRows(user.organization(), user.id());
    }

    private static Subject subject(UserId person) {
        return Subject.untouched(Subject.Kind.USER, person);
    }
}

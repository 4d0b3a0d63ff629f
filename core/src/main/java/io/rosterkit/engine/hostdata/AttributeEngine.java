package io.rosterkit.engine.hostdata;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
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
import io.rosterkit.model.user.stored.UserAttribute;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserAttributeTable;
import io.rosterkit.user.UserReceipt;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Shows and changes the attributes of users. All calls share one instance. Thread-safe. */
public final class AttributeEngine {

    private static final String CHANGE = "user.change-attributes";

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final UserWriting writing;
    private final TableStore store;
    private final Profiles profiles;

    public AttributeEngine(
            OperationRunner runner, UserLookup lookup, UserWriting writing, TableStore store, Profiles profiles) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.store = store;
        this.profiles = profiles;
    }

    /** The attributes for one caller. */
    public Attributes at(Call call) {
        return new BoundAttributes(call, this);
    }

    Outcome<Map<String, AttributeValue>> of(Call call, UserId user) {
        return runner.query(
                call,
                Operation.of("user.attributes", subject(user)),
                now -> lookup.findKeptPerson(call, user, Permission.VIEW_USERS, now)
                        .map(this::shown));
    }

    Outcome<UserReceipt> change(Call call, UserId user, AttributeChange change) {
        return runner.perform(
                call,
                Operation.of(CHANGE, subject(user), content(change)),
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findChangeablePerson(call, user, Permission.MANAGE_USERS, now)
                        .then(found -> decide(found, change)));
    }

    /** The user was read before the attributes, so the version of the user guards what was read. */
    private Outcome<Decision<UserReceipt>> decide(Found found, AttributeChange change) {
        User user = found.user();
        SortedMap<String, String> before = stored(user);
        return AttributeRules.after(declared(found), before, change)
                .map(after -> after.equals(before) ? Changes.none(user.organization()) : changes(found, before, after))
                .map(changes -> UserWriting.receipt(changes, user, user.status()));
    }

    private Changes changes(Found found, SortedMap<String, String> before, SortedMap<String, String> after) {
        User user = found.user();
        TreeSet<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(name -> Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name))));
        JournalEvent event = JournalEvent.done(CHANGE, Map.of("names", String.join(" ", changed)));
        Changes all = writing.changeContact(found.author(), event, user, user.contact(), user.security());
        for (String name : changed) {
            Optional<String> old = Optional.ofNullable(before.get(name));
            Optional<String> next = Optional.ofNullable(after.get(name));
            if (old.isPresent()) {
                all = all.and(UserAttributeTable.USER_ATTRIBUTES.delete(row(user, name, old.get())));
            }
            if (next.isPresent()) {
                all = all.and(UserAttributeTable.USER_ATTRIBUTES.insert(row(user, name, next.get())));
            }
        }
        return all;
    }

    private Map<String, AttributeValue> shown(Found found) {
        Map<String, Attribute> declared = declared(found);
        Map<String, AttributeValue> shown = new TreeMap<>();
        stored(found.user())
                .forEach((name, text) -> shown.put(
                        name,
                        AttributeTexts.read(
                                Optional.ofNullable(declared.get(name)).map(Attribute::kind), text)));
        return Collections.unmodifiableMap(shown);
    }

    private Map<String, Attribute> declared(Found found) {
        return profiles.of(found.callerAccess().policy()).users().attributes();
    }

    private SortedMap<String, String> stored(User user) {
        SortedMap<String, String> texts = new TreeMap<>();
        store.scan(Scan.of(UserAttributeTable.USER_ATTRIBUTES, user.organization())
                        .where(UserAttributeTable.USER, user.id().uuid()))
                .forEach(row -> texts.put(row.name(), row.value()));
        return texts;
    }

    /** The change as content of a request, in a fixed order. */
    private static Object[] content(AttributeChange change) {
        return change.values().entrySet().stream()
                .map(one -> one.getKey() + "="
                        + one.getValue()
                                .map(value -> value.kind() + " "
                                        + AttributeTexts.write(value).orElse("none"))
                                .orElse(""))
                .toArray();
    }

    private static UserAttribute row(User user, String name, String value) {
        return new UserAttribute(user.organization(), user.id(), name, value);
    }

    private static Subject subject(UserId user) {
        return Subject.untouched(Subject.Kind.USER, user);
    }
}

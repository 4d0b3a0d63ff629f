package io.rosterkit.engine.attribute;

import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.user.stored.UserAttribute;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserAttributeTable;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The attributes of one person as rows, by the id that the person has before and after joining. A change of them comes
 * with a change of the row that guards them: that of the person or, where that row goes with an invitation, that of the
 * invitation.
 */
public record AttributeRows(OrganizationId organization, UserId person) {

    /** The stored texts, by name. */
    public SortedMap<String, String> read(TableStore store) {
        SortedMap<String, String> texts = new TreeMap<>();
        store.scan(Scan.of(UserAttributeTable.USER_ATTRIBUTES, organization)
                        .where(UserAttributeTable.USER, person.uuid()))
                .forEach(row -> texts.put(row.name(), row.value()));
        return texts;
    }

    /** The names of those that differ. */
    public static SortedMap<String, Difference> differences(
            SortedMap<String, String> before, SortedMap<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        SortedMap<String, Difference> differences = new TreeMap<>();
        for (String name : names) {
            Difference difference =
                    new Difference(Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)));
            if (!difference.before().equals(difference.after())) {
                differences.put(name, difference);
            }
        }
        return differences;
    }

    /** The text of an attribute before and after a change. */
    public record Difference(Optional<String> before, Optional<String> after) {

        /** Hides the texts, which may be personal. */
        @Override
        public String toString() {
            return "Difference[...]";
        }
    }

    /** The changes of the rows. */
    public Changes changes(SortedMap<String, Difference> differences) {
        Changes all = Changes.none(organization);
        for (var one : differences.entrySet()) {
            if (one.getValue().before().isPresent()) {
                all = all.and(UserAttributeTable.USER_ATTRIBUTES.delete(
                        row(one.getKey(), one.getValue().before().get())));
            }
            if (one.getValue().after().isPresent()) {
                all = all.and(UserAttributeTable.USER_ATTRIBUTES.insert(
                        row(one.getKey(), one.getValue().after().get())));
            }
        }
        return all;
    }

    /** The rows of a person who had none. */
    public Changes inserted(SortedMap<String, String> texts) {
        return changes(differences(new TreeMap<>(), texts));
    }

    /** The change as content of a request: a line each, since no text of an attribute has line breaks. */
    public static String content(AttributeChange change) {
        return change.values().entrySet().stream()
                .map(one -> one.getKey() + "="
                        + one.getValue()
                                .map(value -> value.kind() + " "
                                        + AttributeTexts.write(value).orElse("none"))
                                .orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private UserAttribute row(String name, String value) {
        return new UserAttribute(organization, person, name, value);
    }
}

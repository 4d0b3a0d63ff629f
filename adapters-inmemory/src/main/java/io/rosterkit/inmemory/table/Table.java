package io.rosterkit.inmemory.table;

import io.rosterkit.model.OrganizationId;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows by organization and key. Each change leaves behind how it is taken back. */
public final class Table<K, V> {

    private final Map<OrganizationId, Map<K, V>> rows = new HashMap<>();
    private final Deque<Runnable> undo;

    Table(Deque<Runnable> undo) {
        this.undo = undo;
    }

    /** The row under that key. */
    public Optional<V> find(OrganizationId organization, K key) {
        return Optional.ofNullable(rows.getOrDefault(organization, Map.of()).get(key));
    }

    /** Whether there is a row under that key. */
    public boolean has(OrganizationId organization, K key) {
        return rows.getOrDefault(organization, Map.of()).containsKey(key);
    }

    /** All rows of an organization. */
    public Stream<V> of(OrganizationId organization) {
        return rows.getOrDefault(organization, Map.of()).values().stream();
    }

    /** All rows. */
    public Stream<V> all() {
        return rows.values().stream().flatMap(those -> those.values().stream());
    }

    /** As an insert under a primary key: false, and nothing changed, when the key is taken. */
    boolean add(OrganizationId organization, K key, V row) {
        if (has(organization, key)) {
            return false;
        }
        set(organization, key, row);
        return true;
    }

    /** Puts a row under a key, whatever there was. */
    public void set(OrganizationId organization, K key, V row) {
        V before = rows.computeIfAbsent(organization, id -> new HashMap<>()).put(key, row);
        undo.push(() -> restore(organization, key, before));
    }

    /** As an update by primary key: false, and nothing changed, when there is no such row. */
    boolean replace(OrganizationId organization, K key, V row) {
        if (!has(organization, key)) {
            return false;
        }
        set(organization, key, row);
        return true;
    }

    /** Removes the row under that key, if there is one. */
    public void remove(OrganizationId organization, K key) {
        V before = rows.getOrDefault(organization, Map.of()).get(key);
        if (before != null) {
            restore(organization, key, null);
            undo.push(() -> restore(organization, key, before));
        }
    }

    private void restore(OrganizationId organization, K key, @Nullable V before) {
        Map<K, V> those = rows.computeIfAbsent(organization, id -> new HashMap<>());
        if (before == null) {
            those.remove(key);
        } else {
            those.put(key, before);
        }
    }
}

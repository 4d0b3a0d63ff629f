package io.rosterkit.spi.lockout;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.spi.storage.Port;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Questions about counted attempts. Nothing here needs the organization to exist: decoys are counted like users. */
public interface CounterStore extends Port {

    /** The counters with these keys that exist, in no particular order. One round trip. */
    List<Counter> find(OrganizationId organization, Collection<Counter.Key> keys);

    /** All counters of a subject, in no particular order. */
    List<Counter> of(OrganizationId organization, UUID subject);
}

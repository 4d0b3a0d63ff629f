package io.rosterkit.spi.audit;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.stored.DataSalts;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.spi.storage.Port;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Questions to the journal. Entries are written by {@code Storage.apply} and never change. */
public interface JournalStore extends Port {

    /** A slice of the journal of the viewer's organization; position by id. */
    WithAccess<List<JournalEntry>> page(Viewer viewer, JournalQuery query);

    /** All entries about one subject, by version, and those of one version by id. */
    List<JournalEntry> about(OrganizationId organization, UUID subject);

    /**
     * The salts of the organization and of those people in it. People who do not exist are left out. An organization
     * that does not exist has none, and nobody in it, at the same cost.
     */
    DataSalts salts(OrganizationId organization, Set<UserId> people);
}

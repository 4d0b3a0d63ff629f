package io.rosterkit.spi.storage;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import java.util.Collection;
import java.util.List;

/** The requests that were carried out. */
public interface RequestStore extends Port {

    /** Those of the given requests that are known, in no particular order. The collection may be large. */
    List<Request> known(OrganizationId organization, Collection<RequestId> ids);
}

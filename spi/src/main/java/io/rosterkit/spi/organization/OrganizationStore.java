package io.rosterkit.spi.organization;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.organization.stored.GovernedOrganization;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.productmodule.stored.OfferedModule;
import io.rosterkit.spi.storage.Port;
import java.util.List;
import java.util.Optional;

/** Questions about organizations and practices. What comes with {@link WithAccess} takes one round trip. */
public interface OrganizationStore extends Port {

    /** The organization. */
    Optional<Organization> find(OrganizationId id);

    /**
     * The organization with its governance, as of one moment; {@link Governance#none} while no row is stored. One round
     * trip.
     */
    Optional<GovernedOrganization> governed(OrganizationId id);

    /** One practice of the viewer's organization. */
    WithAccess<Optional<Practice>> practice(Viewer viewer, PracticeId id);

    /** Practices of the viewer's organization. Position by id. */
    WithAccess<List<Practice>> practices(Viewer viewer, PracticeQuery query);

    /** All practices of an organization, earliest opened first, for the screening of texts for code words. */
    List<Practice> practices(OrganizationId organization);

    /**
     * The modules that are switched on at the practices of that user, of any time, each with the time of the
     * assignment. One round trip.
     */
    List<OfferedModule> offered(OrganizationId organization, UserId user);

    /**
     * Whether the letters and digits of the name of a person contain that text: of a user who is not closed, or of an
     * invited person. It costs as much as there are such names with digits, and not as there are people. The text is a
     * code word, so no statement may contain it: drivers and servers log those.
     */
    boolean isInName(OrganizationId organization, String letters);
}

package io.rosterkit.engine.apikey;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.organization.OrganizationStore;

/** Checks the names of API keys. */
public final class ApiKeyNames {

    private final OrganizationStore organizations;
    private final NameCheck nameCheck;

    public ApiKeyNames(OrganizationStore organizations, NameCheck nameCheck) {
        this.organizations = organizations;
        this.nameCheck = nameCheck;
    }

    /** Refused when a code word of the organization stands in the name. */
    Outcome<DisplayName> check(Author author, DisplayName name) {
        return nameCheck.check(author, name, organizations.practices(author.organization()));
    }
}

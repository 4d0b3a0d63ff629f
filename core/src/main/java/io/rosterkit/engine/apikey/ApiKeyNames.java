package io.rosterkit.engine.apikey;

import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.organization.OrganizationStore;

/** Checks the names of API keys. */
public final class ApiKeyNames {

    private final OrganizationStore organizations;
    private final CodeWords codeWords;

    public ApiKeyNames(OrganizationStore organizations, CodeWords codeWords) {
        this.organizations = organizations;
        this.codeWords = codeWords;
    }

    /** Refused when a code word of the organization stands in the name. */
    Outcome<DisplayName> check(OrganizationId organization, DisplayName name) {
        return codeWords.checkName(name, organizations.practices(organization));
    }
}

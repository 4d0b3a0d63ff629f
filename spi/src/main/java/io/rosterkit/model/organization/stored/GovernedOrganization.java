package io.rosterkit.model.organization.stored;

/** An organization with its governance of the same moment. */
public record GovernedOrganization(Organization organization, Governance governance) {}

package io.rosterkit.profile;

/** The overrides of an organization were changed; the version is that of the organization after the change. */
public record PoliciesReceipt(long version) {}

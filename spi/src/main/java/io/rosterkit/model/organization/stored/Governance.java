package io.rosterkit.model.organization.stored;

import io.rosterkit.model.OrganizationId;

/**
 * How often an organization lost a user whom a rule counts, such as one who may unlock others. A decision that rests on
 * such a count reads this before the users and moves it, so that of two such decisions at once one is made again. No
 * other change of the organization moves it.
 *
 * @param version 0 until the first such decision, when no row is stored
 */
public record Governance(OrganizationId organization, long version) {

    /** Before the first such decision. */
    public static Governance none(OrganizationId organization) {
        return new Governance(organization, 0);
    }

    /** After one more such decision. */
    public Governance next() {
        return new Governance(organization, version + 1);
    }
}

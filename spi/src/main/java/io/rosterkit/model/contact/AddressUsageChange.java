package io.rosterkit.model.contact;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/**
 * The changes of who holds an address. An address has at most one holder in an organization, whatever runs in parallel:
 * a user who is not closed, or the user whom an invitation of state OPEN or HELD names. The user whom an accepted
 * invitation names keeps the address, so that no moment is between the two.
 */
public sealed interface AddressUsageChange extends Change {

    /** The key of the address. */
    String addressKey();

    /** The user who holds it, or who will once the invitation is accepted. */
    UserId user();

    /** The user holds the address from now on; lost when the address has a holder in the organization. */
    record Claimed(OrganizationId organization, String addressKey, UserId user) implements AddressUsageChange {

        /** Names the user alone, and not the address. */
        @Override
        public String toString() {
            return "Claimed by " + user;
        }
    }

    /** The address is free from now on; lost when the user does not hold it. */
    record Released(OrganizationId organization, String addressKey, UserId user) implements AddressUsageChange {

        /** Names the user alone, and not the address. */
        @Override
        public String toString() {
            return "Released by " + user;
        }
    }
}

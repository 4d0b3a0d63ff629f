package io.rosterkit.model.contact;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/**
 * That a user holds an address. An address has at most one holder in an organization, whatever runs in parallel: a user
 * who is not closed, or the user whom an invitation of state OPEN or HELD names. The user whom an accepted invitation
 * names keeps the address, so that no moment is between the two.
 */
public record AddressHolder(OrganizationId organization, String addressKey, UserId user) {

    /** Names the user alone, and not the address. */
    @Override
    public String toString() {
        return "AddressHolder by " + user;
    }
}

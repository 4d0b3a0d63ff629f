package io.rosterkit.model.user;

import io.rosterkit.model.UserId;

/** By what one person of an organization is looked for. */
public sealed interface UserKey {

    /** By the id. */
    record ById(UserId id) implements UserKey {}

    /** By the id, also a person without a user. */
    record AnyPerson(UserId id) implements UserKey {}

    /** By the key of the address; closed users have none. It does not print the address. */
    record ByAddress(String addressKey) implements UserKey {

        @Override
        public String toString() {
            return "ByAddress[...]";
        }
    }

    /** By the id of the host, also a person without a user; closed users have none. */
    record ByExternalId(ExternalId id) implements UserKey {}
}

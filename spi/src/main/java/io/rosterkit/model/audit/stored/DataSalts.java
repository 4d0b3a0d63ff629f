package io.rosterkit.model.audit.stored;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * The salts of an organization and of some of its people.
 *
 * @param organization that of the organization, if the organization exists and has one
 * @param people by id, those who exist; empty for a person who has none
 */
public record DataSalts(Optional<DataSalt> organization, Map<UserId, Optional<DataSalt>> people) {

    public DataSalts {
        people = Map.copyOf(people);
    }
}

package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names an organization: the paying customer and the tenant. */
public record OrganizationId(UUID uuid) implements Id {

    public OrganizationId {
        Arguments.required("uuid", uuid);
    }

    /** Not an organization: under it decoys are counted that belong to none. */
    public static OrganizationId nobody() {
        return new OrganizationId(new UUID(0, 0));
    }

    /** See {@link Id#parse}. */
    public static Outcome<OrganizationId> parse(String text) {
        Arguments.required("text", text);
        return Id.parse(text, OrganizationId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}

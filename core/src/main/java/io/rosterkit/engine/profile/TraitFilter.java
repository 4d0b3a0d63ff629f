package io.rosterkit.engine.profile;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.user.UserQuery.Titles;
import java.util.Optional;
import java.util.Set;

/** The users with a trait, or without it: by their titles where titles decide it, and by their types otherwise. */
public record TraitFilter(Set<UserType> types, Optional<Titles> titles) {

    public TraitFilter {
        types = Set.copyOf(types);
    }

    /** Whether no user can pass. */
    public boolean isOfNobody() {
        return types.isEmpty() && titles.isEmpty();
    }
}

package io.rosterkit.engine.profile;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.Trait;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserQuery.Titles;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The users with a trait, or without it: by their titles where titles decide it, and by their types otherwise. */
public record TraitFilter(Set<UserType> types, Optional<Titles> titles) {

    public TraitFilter {
        types = Set.copyOf(types);
    }

    /**
     * The users of that profile who have the trait, or lack it. {@link IllegalArgumentException} where no profile knows
     * the trait.
     */
    public static TraitFilter ofUsers(Profiles profiles, ProfileName profile, Trait trait) {
        Trait decided = Trait.of(trait.code());
        Set<Title> titles = profiles.access(profile).traits().byTitle().get(decided);
        if (titles != null) {
            return new TraitFilter(Set.of(), Optional.of(new Titles(titles, trait.present())));
        }
        boolean isByTitleElsewhere = profiles.all().stream()
                .anyMatch(other -> other.access().traits().byTitle().containsKey(decided));
        return isByTitleElsewhere && !profiles.access(profile).traits().isOfTypes(trait)
                ? new TraitFilter(Set.of(), Optional.empty())
                : ofTypes(profiles, profile, trait);
    }

    /**
     * The types of that profile that have the trait, or that lack it; none where that profile does not know the trait.
     * {@link IllegalArgumentException} where no profile gives it to types.
     */
    public static TraitFilter ofTypes(Profiles profiles, ProfileName profile, Trait trait) {
        AccessPolicy policy = profiles.access(profile);
        Set<UserType> having = policy.traits().byType().get(Trait.of(trait.code()));
        if (having != null) {
            return new TraitFilter(
                    policy.types().keySet().stream()
                            .filter(type -> having.contains(type) == trait.present())
                            .collect(Collectors.toUnmodifiableSet()),
                    Optional.empty());
        }
        if (profiles.all().stream().noneMatch(other -> other.access().traits().isOfTypes(trait))) {
            throw new IllegalArgumentException(
                    "trait must be one that user types of some profile have, and not " + trait.code());
        }
        return new TraitFilter(Set.of(), Optional.empty());
    }

    /** Whether no user can pass. */
    public boolean isOfNobody() {
        return types.isEmpty() && titles.isEmpty();
    }
}

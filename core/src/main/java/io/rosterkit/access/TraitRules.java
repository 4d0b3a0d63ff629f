package io.rosterkit.access;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.user.Title;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which users have a trait: those of some types or, for another trait, those with some titles. A title that is not one
 * of these decides nothing. Immutable.
 */
public record TraitRules(Map<Trait, Set<UserType>> byType, Map<Trait, Set<Title>> byTitle, Set<Title> titles) {

    public TraitRules {
        Arguments.required("byType", byType, "byTitle", byTitle, "titles", titles);
        byType = Map.copyOf(byType);
        byTitle = Map.copyOf(byTitle);
        titles = Set.copyOf(titles);
    }

    /** No trait and no title. */
    public static TraitRules none() {
        return new TraitRules(Map.of(), Map.of(), Set.of());
    }

    /** Whether the profile says which types have the trait. */
    public boolean isOfTypes(Trait trait) {
        Arguments.required("trait", trait);
        return byType.containsKey(Trait.of(trait.code()));
    }

    /** The traits of a user with that type and title, in the order of their codes. */
    public Set<Trait> of(UserType type, Optional<Title> title) {
        Arguments.required("type", type, "title", title);
        Set<Trait> traits = new TreeSet<>(Comparator.comparing(Trait::code));
        byType.forEach((trait, types) -> {
            if (types.contains(type)) {
                traits.add(trait);
            }
        });
        byTitle.forEach((trait, having) -> {
            if (title.filter(having::contains).isPresent()) {
                traits.add(trait);
            }
        });
        return Collections.unmodifiableSet(traits);
    }
}

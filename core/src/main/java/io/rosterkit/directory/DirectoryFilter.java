package io.rosterkit.directory;

import io.rosterkit.access.Trait;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.RegistrationStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which people the directory shows. Begin with {@link #all} and narrow it. A person is shown when all conditions hold.
 * Immutable.
 *
 * @param term what is searched for, as it was typed
 * @param statuses the registration status; empty lets all people pass
 * @param types the types; empty lets all people pass
 * @param trait a trait that types of the profile have or lack
 * @param active whether the person is active in the directory
 * @param modules the modules of which the user has any; empty lets all people pass
 * @param endsBy when the user, or a role or a practice of the user, ends at the latest
 */
public record DirectoryFilter(
        String term,
        Set<RegistrationStatus> statuses,
        Set<UserType> types,
        Optional<Trait> trait,
        Optional<Boolean> active,
        Set<ProductModule> modules,
        Optional<Instant> endsBy) {

    public DirectoryFilter {
        Arguments.required("term", term, "statuses", statuses, "types", types, "trait", trait, "active", active);
        Arguments.required("modules", modules, "endsBy", endsBy);
        modules = Set.copyOf(modules);
        statuses = Set.copyOf(statuses);
        types = Set.copyOf(types);
    }

    /** All people. */
    public static DirectoryFilter all() {
        return new DirectoryFilter(
                "", Set.of(), Set.of(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    }

    /**
     * The same, only people who match every word of the term, in name, address or external id. Case, accents and blanks
     * do not matter: {@code annaweiss} finds Anna Weiss. A word of one or two characters matches only the beginning of
     * a word. In scripts without blanks (Chinese, Thai) it matches anywhere. A blank term lets all people pass. The
     * list refuses a term of more than 200 characters or 16 words.
     */
    public DirectoryFilter matching(String typed) {
        Arguments.required("typed", typed);
        return new DirectoryFilter(typed, statuses, types, trait, active, modules, endsBy);
    }

    /** The same, only those whose registration status is one of these. */
    public DirectoryFilter withStatuses(Set<RegistrationStatus> only) {
        Arguments.required("only", only);
        return new DirectoryFilter(term, only, types, trait, active, modules, endsBy);
    }

    /** The same, only those with a user, active or not. It replaces the registration statuses. */
    public DirectoryFilter withUser() {
        return withStatuses(EnumSet.of(RegistrationStatus.REGISTERED));
    }

    /** The same, only those without a user, invited or not. It replaces the registration statuses. */
    public DirectoryFilter withoutUser() {
        return withStatuses(EnumSet.complementOf(EnumSet.of(RegistrationStatus.REGISTERED)));
    }

    /** The same, of these types only. It replaces a trait. */
    public DirectoryFilter ofTypes(Set<UserType> only) {
        Arguments.required("only", only);
        return new DirectoryFilter(term, statuses, only, Optional.empty(), active, modules, endsBy);
    }

    /** The same, of the types only that have the trait, or lack it, say employees. It replaces types. */
    public DirectoryFilter withTrait(Trait wanted) {
        Arguments.required("wanted", wanted);
        return new DirectoryFilter(term, statuses, Set.of(), Optional.of(wanted), active, modules, endsBy);
    }

    /** The same, only people who are active in the directory, whatever their user is. */
    public DirectoryFilter onlyActive() {
        return new DirectoryFilter(term, statuses, types, trait, Optional.of(true), modules, endsBy);
    }

    /** The same, only people who were deactivated in the directory. */
    public DirectoryFilter onlyInactive() {
        return new DirectoryFilter(term, statuses, types, trait, Optional.of(false), modules, endsBy);
    }

    /**
     * The same, only those whose user has any of these modules, as in {@link io.rosterkit.user.UserFilter#withModules}.
     * People without a user have none.
     */
    public DirectoryFilter withModules(Set<ProductModule> any) {
        Arguments.required("any", any);
        return new DirectoryFilter(term, statuses, types, trait, active, any, endsBy);
    }

    /**
     * The same, only those whose user ends at that time or before, or of whose present roles or practices one does, as
     * in {@link io.rosterkit.user.UserFilter#endingBy}. Invited people are left out, also where their invitation gives
     * an end.
     */
    public DirectoryFilter endingBy(Instant end) {
        Arguments.required("end", end);
        return new DirectoryFilter(term, statuses, types, trait, active, modules, Optional.of(end));
    }

    /** Hides the term, which may be personal. */
    @Override
    public String toString() {
        return "DirectoryFilter[...]";
    }
}

package io.rosterkit.directory;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.user.RegistrationStatus;
import java.util.Set;

/**
 * Which people the directory shows. Begin with {@link #all} and narrow it; a person is shown who passes all that was
 * said. Immutable.
 *
 * @param term what is searched for, as it was typed
 * @param registrations how far the registration has come; empty lets all people pass
 */
public record DirectoryFilter(String term, Set<RegistrationStatus> registrations) {

    public DirectoryFilter {
        Arguments.required("term", term, "registrations", registrations);
        registrations = Set.copyOf(registrations);
    }

    /** All people. */
    public static DirectoryFilter all() {
        return new DirectoryFilter("", Set.of());
    }

    /**
     * The same, only those who are found by what somebody typed: every word of it stands in the name, the address or
     * the external id, whatever the case and without accents, also across a blank. A word of one or two characters
     * stands at the beginning of a word, in scripts without blanks anywhere. A blank term lets all people pass. The
     * list refuses a term of more than 200 characters or 16 words.
     */
    public DirectoryFilter matching(String typed) {
        Arguments.required("typed", typed);
        return new DirectoryFilter(typed, registrations);
    }

    /** The same, only those whose registration has come that far. */
    public DirectoryFilter ofRegistrations(Set<RegistrationStatus> only) {
        Arguments.required("only", only);
        return new DirectoryFilter(term, only);
    }

    /** Hides the term, which may be personal. */
    @Override
    public String toString() {
        return "DirectoryFilter[...]";
    }
}

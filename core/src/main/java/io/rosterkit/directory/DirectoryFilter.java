package io.rosterkit.directory;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.user.RegistrationStatus;
import java.util.Set;

/**
 * Which people the directory shows. Begin with {@link #all} and narrow it. A person is shown when all conditions hold.
 * Immutable.
 *
 * @param term what is searched for, as it was typed
 * @param statuses the registration status; empty lets all people pass
 */
public record DirectoryFilter(String term, Set<RegistrationStatus> statuses) {

    public DirectoryFilter {
        Arguments.required("term", term, "statuses", statuses);
        statuses = Set.copyOf(statuses);
    }

    /** All people. */
    public static DirectoryFilter all() {
        return new DirectoryFilter("", Set.of());
    }

    /**
     * The same, only people who match every word of the term, in name, address or external id. Case, accents and blanks
     * do not matter: {@code annaweiss} finds Anna Weiss. A word of one or two characters matches only the beginning of
     * a word. In scripts without blanks (Chinese, Thai) it matches anywhere. A blank term lets all people pass. The
     * list refuses a term of more than 200 characters or 16 words.
     */
    public DirectoryFilter matching(String typed) {
        Arguments.required("typed", typed);
        return new DirectoryFilter(typed, statuses);
    }

    /** The same, only those whose registration status is one of these. */
    public DirectoryFilter withStatuses(Set<RegistrationStatus> only) {
        Arguments.required("only", only);
        return new DirectoryFilter(term, only);
    }

    /** Hides the term, which may be personal. */
    @Override
    public String toString() {
        return "DirectoryFilter[...]";
    }
}

package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.model.search.SearchTerm;
import java.util.Map;

/**
 * Where a list of people comes from: the {@code from} of its statement, in which a person is {@code x}. PostgreSQL
 * finds parts of texts by an index of its own. The others walk the index of names, which also holds the text that is
 * searched, and look up only the people in whose text the parts are: to look up each of 200,000 takes a second, to walk
 * the index 50 milliseconds (MariaDB 11.4).
 *
 * @param text the column that is searched
 * @param named the alias of the rows that are in the order of the names
 */
public record PeopleSource(Dialect dialect, String from, String text, String named) {

    private static final String ONE_ROW = "x.search_text";

    private static final String MATCHING =
            " rk_user x on x.organization = :organization and x.id = k.id and k.organization = :organization";

    private static final Map<Dialect, String> BY_INDEX = Map.of(
            Dialect.MARIADB, "rk_user k force index (rk_user_name) straight_join" + MATCHING,
            Dialect.H2, "rk_user k use index (rk_user_name) join" + MATCHING);

    private static final String BY_ACTIVITY = "rk_user_activity s"
            + " join rk_user x on x.organization = s.organization and x.id = s.user_id and s.organization = :organization"
            + " and s.last_sign_in_at is not null";

    /** All people of an organization in whose text that term is. */
    public static PeopleSource of(Dialect dialect, SearchTerm term) {
        return term.isEmpty() || !BY_INDEX.containsKey(dialect)
                ? new PeopleSource(dialect, "rk_user x", ONE_ROW, "x")
                : new PeopleSource(dialect, BY_INDEX.get(dialect), "k.search_text", "k");
    }

    /** Those who have signed in, whose activity is {@code s}. */
    public static PeopleSource byActivity(Dialect dialect) {
        return new PeopleSource(dialect, BY_ACTIVITY, ONE_ROW, "x");
    }

    /** The condition that the texts hold all parts of the term. */
    Containing containing(SearchTerm term) {
        return Containing.of(dialect, text, term);
    }
}

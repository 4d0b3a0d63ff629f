package io.rosterkit.jdbc.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's {@code search_path} as its setting tells it, and who is asking. */
record SearchPath(String setting, String user) {

    private static final Pattern ENTRY = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,\"\\s]+)");

    /** They hold the catalog, and tables of a session. */
    private static final Set<String> NOT_MEANT = Set.of("pg_catalog", "pg_temp");

    /**
     * The schema that was meant to come first and is not there, so that PostgreSQL passes over it without a word. One
     * that is named after the user is optional, as in the setting that PostgreSQL comes with.
     */
    Optional<String> lost(String current) {
        List<String> meant =
                entries().filter(entry -> !NOT_MEANT.contains(entry)).toList();
        Optional<String> first =
                meant.stream().filter(entry -> !entry.equals("$user")).findFirst();
        boolean own = meant.contains("$user") && current.equals(user);
        if (own || (first.isPresent() && first.get().equals(current))) {
            return Optional.empty();
        }
        return Optional.of(
                first.map(name -> "\"" + name + "\"").orElse("that the connections are to see (search_path)"));
    }

    private Stream<String> entries() {
        Matcher matcher = ENTRY.matcher(setting);
        return matcher.results()
                .map(entry -> entry.group(1) == null
                        ? entry.group(2).toLowerCase(Locale.ROOT)
                        : entry.group(1).replace("\"\"", "\""));
    }
}

package io.rosterkit.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Statements with named parameters, translated to what JDBC prepares: their texts joined to one, with a {@code ?} for
 * each parameter, and for each statement the names of its parameters in their order and the positions of its columns.
 * Where the databases have different functions, a text says so as JDBC does for those it knows. Within a
 * {@code concat}, {@code {id x}} is an id and {@code {moment x}} a moment in UTC, either empty for null. {@code {rows x
 * | from t where y}} is the texts x of many rows as one value, which {@link Row#texts} reads; {@code {rows distinct x |
 * ...}} has each text once, and no parameter in it. Immutable.
 */
record ParsedSql(String sql, List<List<String>> names, List<Row.Positions> positions) {

    /** What may hold a colon and no parameter: literals, quoted names, comments and casts. Else a parameter. */
    private static final Pattern TOKEN = Pattern.compile(
            "'[^']*+'|\"[^\"]*+\"|`[^`]*+`|--[^\\n]*+|/\\*.*?\\*/|::|:(?<name>[A-Za-z]\\w*+)", Pattern.DOTALL);

    /** A function of the innermost braces. */
    private static final Pattern FUNCTION = Pattern.compile("\\{(\\w+) ([^{}]*+)}");

    /** Translates the texts. */
    static ParsedSql of(Dialect dialect, List<String> texts) {
        StringBuilder sql = new StringBuilder();
        List<List<String>> names = new ArrayList<>();
        for (String text : texts) {
            if (!names.isEmpty()) {
                sql.append(";\n");
            }
            names.add(translate(withFunctions(dialect, text), sql));
        }
        return new ParsedSql(
                sql.toString(),
                List.copyOf(names),
                texts.stream().map(text -> new Row.Positions()).toList());
    }

    private static String withFunctions(Dialect dialect, String text) {
        String known = text;
        for (Matcher function = FUNCTION.matcher(known); function.find(); function = FUNCTION.matcher(known)) {
            known = function.replaceFirst(
                    found -> Matcher.quoteReplacement(dialect.function(found.group(1), found.group(2))));
        }
        return known;
    }

    private static List<String> translate(String text, StringBuilder sql) {
        List<String> names = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(text);
        int copied = 0;
        while (tokens.find()) {
            String name = tokens.group("name");
            if (name != null) {
                sql.append(text, copied, tokens.start()).append('?');
                names.add(name);
                copied = tokens.end();
            }
        }
        sql.append(text, copied, text.length());
        return List.copyOf(names);
    }

    /**
     * Keeps the translations of the texts that were asked for, so that each text is parsed once. Stores compose their
     * texts from few parts; the bound is for the rare ones. A full cache begins again with none. Thread-safe.
     */
    static final class Cache {

        /** As many as PostgreSQL's driver keeps prepared for each connection. */
        static final int LARGEST = 256;

        private final Map<List<String>, ParsedSql> parsed = new ConcurrentHashMap<>();
        private final Map<List<String>, String> together = new ConcurrentHashMap<>();
        private final Dialect dialect;

        Cache(Dialect dialect) {
            this.dialect = dialect;
        }

        /** The translation of these texts, which travel as one. */
        ParsedSql get(List<String> texts) {
            return known(parsed, texts, () -> ParsedSql.of(dialect, texts));
        }

        /** The statements of these writes as one text, each of which fails when it changes no row. */
        String together(List<Write> writes) {
            List<String> statements = new ArrayList<>(writes.size());
            for (Write write : writes) {
                statements.add(write.sql());
            }
            return known(
                    together,
                    statements,
                    () -> writes.stream().map(Dialect::failing).collect(Collectors.joining(";\n")));
        }

        private static <T> T known(Map<List<String>, T> all, List<String> texts, Supplier<T> maker) {
            T known = all.get(texts);
            if (known != null) {
                return known;
            }
            T made = maker.get();
            if (all.size() >= LARGEST) {
                all.clear();
            }
            all.put(texts, made);
            return made;
        }

        int size() {
            return parsed.size();
        }
    }
}

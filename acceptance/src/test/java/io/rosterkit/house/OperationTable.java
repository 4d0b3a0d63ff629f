package io.rosterkit.house;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.rosterkit.architecture.Project;
import io.rosterkit.model.access.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of all operations that can be reached through a door, {@code operations.csv}. */
public record OperationTable(List<Row> rows) {

    /** The columns, in their order. */
    static final List<String> COLUMNS = List.of(
            "door",
            "operation",
            "variant",
            "changes_state",
            "permission",
            "link",
            "member",
            "support",
            "job",
            "program",
            "h2",
            "postgresql",
            "mariadb");

    private static final List<String> DIALECTS = List.of("h2", "postgresql", "mariadb");

    /** Kinds of callers. */
    public enum Caller {
        /** Has no session: comes with a link, a password, a code or a token. */
        LINK,
        /** A user with a session. */
        MEMBER,
        /** Staff of the vendor. */
        SUPPORT,
        /** The system itself. */
        JOB,
        /** A program with an API key. */
        PROGRAM
    }

    /** What a kind of caller gets to hear. */
    public enum Access {
        /** It may. */
        YES("yes"),
        /** It may, if a role, the asserted rights or the API key hold the permission of the row. */
        PERMISSION("permission"),
        /** It may, for itself alone, whatever its roles. */
        SELF("self"),
        /** It can go through the door, but hears that this is for members, who have a password of their own. */
        MEMBERS_ONLY("members-only"),
        /** It can go through the door, but what it asks for is for support alone. */
        SUPPORT_ONLY("support-only"),
        /** The operation lies behind a door it cannot go through. */
        NO_DOOR("-");

        private final String word;

        Access(String word) {
            this.word = word;
        }
    }

    /**
     * One operation, named {@code Class.method(Type,Type)}; a dialect without a number was not measured yet. A variant
     * is the same operation in other circumstances that has budgets of its own, say {@code wrong} with a wrong proof.
     */
    public record Row(
            String door,
            String operation,
            Optional<String> variant,
            boolean changesState,
            Optional<Permission> permission,
            Map<Caller, Access> access,
            Map<String, Integer> budgets) {

        /** The operation and, if there is one, the variant. */
        public String name() {
            return operation + variant.map(word -> " " + word).orElse("");
        }

        /** How many statements it may take on a dialect: {@code h2}, {@code postgresql} or {@code mariadb}. */
        public OptionalInt budget(String dialect) {
            return budgets.containsKey(dialect) ? OptionalInt.of(budgets.get(dialect)) : OptionalInt.empty();
        }

        @Override
        public String toString() {
            return door + " " + name();
        }
    }

    /** The table of this project. */
    public static OperationTable read() {
        return of(Project.read(Project.ROOT.resolve("operations.csv")));
    }

    /** The row of that operation and variant. */
    public Row row(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    static OperationTable of(String text) {
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(text)) {
            return new OperationTable(lines.stream().map(OperationTable::row).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Row row(NamedCsvRecord line) {
        if (!line.getHeader().equals(COLUMNS)) {
            throw new IllegalArgumentException("columns must be " + COLUMNS);
        }
        Map<Caller, Access> access = new EnumMap<>(Caller.class);
        Stream.of(Caller.values())
                .forEach(caller -> access.put(
                        caller,
                        one(
                                Access.values(),
                                line.getField(caller.name().toLowerCase(Locale.ROOT)),
                                each -> each.word)));
        Map<String, Integer> budgets = new TreeMap<>();
        DIALECTS.stream()
                .filter(dialect -> !line.getField(dialect).equals("-"))
                .forEach(dialect -> budgets.put(dialect, Integer.valueOf(line.getField(dialect))));
        Optional<Permission> permission = Optional.of(line.getField("permission"))
                .filter(code -> !code.equals("-"))
                .map(code -> one(
                        Stream.concat(Permission.ofLibrary().stream(), Permission.ofSupport().stream())
                                .toArray(Permission[]::new),
                        code,
                        Permission::code));
        if (permission.isPresent() != access.containsValue(Access.PERMISSION)) {
            throw new IllegalArgumentException("permission must be named where it is asked for: " + line);
        }
        if (!consistent(access)) {
            throw new IllegalArgumentException("what is for members only is for each alone, or by permission: " + line);
        }
        boolean changes = one(new String[] {"yes", "no"}, line.getField("changes_state"), word -> word)
                .equals("yes");
        Optional<String> variant = Optional.of(line.getField("variant")).filter(word -> !word.equals("-"));
        return new Row(
                line.getField("door"), line.getField("operation"), variant, changes, permission, access, budgets);
    }

    /** What is for oneself alone is for members only; what is for members only, they may do alone or by permission. */
    private static boolean consistent(Map<Caller, Access> access) {
        Access member = access.get(Caller.MEMBER);
        return access.entrySet().stream()
                .filter(each -> each.getKey() != Caller.MEMBER || each.getValue() == Access.SUPPORT_ONLY)
                .map(Map.Entry::getValue)
                .allMatch(each -> switch (each) {
                    case NO_DOOR -> true;
                    case SELF -> false;
                    case MEMBERS_ONLY -> member == Access.SELF || member == Access.PERMISSION;
                    case SUPPORT_ONLY -> access.get(Caller.SUPPORT) == Access.PERMISSION;
                    case YES, PERMISSION -> member != Access.SELF;
                });
    }

    private static <E> E one(E[] known, String word, Function<E, String> words) {
        return Stream.of(known)
                .filter(each -> words.apply(each).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        word + " must be one of " + Stream.of(known).map(words).toList()));
    }
}

package io.rosterkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What core shows to hosts: the packages that its module exports. */
final class Exports {

    static final List<Rule> RULES = List.of(
            new Rule("exported-share", 150, Exports::share),
            new Rule("exports-mention-exported-types", 80, Exports::hidden),
            new Rule("exports-mention-no-stored-record", 80, Exports::stored));

    private static final String MODULE = "core/src/main/java/module-info.java";
    private static final Pattern EXPORT = Pattern.compile("(?m)^\\s*exports ([\\w.]+);");
    private static final int PERCENT_AT_MOST = 40;

    private Exports() {}

    private static Set<String> packages(House house) {
        return EXPORT.matcher(house.paper(MODULE))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Rule.Findings share(House house) {
        Set<String> exported = packages(house);
        List<TypeSource> all =
                house.sources("core").stream().flatMap(TypeSource::topLevel).toList();
        long some = all.stream()
                .filter(type -> exported.contains(type.file().packageName()))
                .count();
        int percent = all.isEmpty() ? 0 : (int) ((some * 100 + all.size() - 1) / all.size());
        return new Rule.Findings(
                all.size(),
                percent <= PERCENT_AT_MOST
                        ? List.of()
                        : List.of(Violation.over(
                                "all",
                                percent,
                                "percent of the types of core (" + some + " of " + all.size()
                                        + ") stand in exported packages, where 40 may")));
    }

    /** How many types of an exported package mention one that a host cannot name. */
    private static Rule.Findings hidden(House house) {
        Set<String> exported = packages(house);
        return mentions(
                house,
                other -> house.floor(other).equals("core")
                        && (!exported.contains(other.getPackageName()) || !isShown(other)));
    }

    /** How many types of an exported package mention a row as a storage keeps it: each new column would break hosts. */
    private static Rule.Findings stored(House house) {
        return mentions(house, other -> other.getPackageName().endsWith(".stored"));
    }

    private static Rule.Findings mentions(House house, Predicate<JavaClass> isWrong) {
        Set<String> exported = packages(house);
        List<JavaClass> shown = house.classes("core")
                .filter(type -> exported.contains(type.getPackageName()) && isShown(type))
                .toList();
        Map<String, Set<String>> wrong = new TreeMap<>();
        for (JavaClass type : shown) {
            mentioned(type)
                    .filter(isWrong)
                    .forEach(other -> wrong.computeIfAbsent(type.getPackageName(), none -> new java.util.TreeSet<>())
                            .add(type.getSimpleName() + " mentions " + other.getName()));
        }
        return new Rule.Findings(
                shown.size(),
                wrong.entrySet().stream()
                        .map(room -> new Violation(
                                room.getKey(), room.getValue().size(), String.join(", ", room.getValue())))
                        .toList());
    }

    private static boolean isShown(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Exports::isShown).orElse(true);
    }

    private static Stream<JavaClass> mentioned(JavaClass type) {
        Stream<JavaClass> above = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
        Stream<JavaClass> inside = Stream.of(type.getFields(), type.getMethods(), type.getConstructors())
                .flatMap(Set::stream)
                .filter(Exports::isShown)
                .flatMap(member -> member.getAllInvolvedRawTypes().stream());
        return Stream.concat(above, inside).map(JavaClass::getBaseComponentType);
    }

    private static boolean isShown(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}

package io.rosterkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a reader copies out of the README. */
final class Readme {

    private static final String TEXT = Project.read(Project.ROOT.resolve("README.md"));
    private static final String CLASS = "public class FirstHour";

    private Readme() {}

    /** The Maven coordinates. */
    static String coordinates() {
        return only("```xml\n(.*?)```", Pattern.DOTALL);
    }

    /** The complete program. */
    static String program() {
        List<String> programs = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(TEXT)
                .results()
                .map(found -> found.group(1))
                .filter(block -> block.contains(CLASS))
                .toList();
        assertThat(programs).hasSize(1);
        return programs.get(0);
    }

    /** The arguments of the Maven command that runs the program. */
    static List<String> command() {
        return List.of(only("(?m)^ {4}mvn (.*-Dexec\\.mainClass=FirstHour)$", 0).split(" "));
    }

    private static String only(String pattern, int flags) {
        List<MatchResult> found =
                Pattern.compile(pattern, flags).matcher(TEXT).results().toList();
        assertThat(found).as("what looks like %s in the README", pattern).hasSize(1);
        return found.get(0).group(1);
    }
}

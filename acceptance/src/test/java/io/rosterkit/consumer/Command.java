package io.rosterkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that runs to its end in a directory, on the JDK of the tests. */
final class Command {

    private static final long MINUTES = 5;
    private static final String JDK = System.getProperty("java.home");

    /** A newer JDK warns of what Maven's own libraries do, on the console of the program that runs inside Maven. */
    private static final String QUIET = Runtime.version().feature() >= 24
            ? "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
            : "";

    /** What runs for seconds is not worth the optimizing compiler. */
    private static final String SHORT = "-XX:TieredStopAtLevel=1";

    private final Path directory;

    Command(Path directory) {
        this.directory = directory;
    }

    /** Maven, with the libraries of the user and the published modules of this build. */
    String maven(List<String> arguments) {
        String home = System.getProperty("rosterkit.maven.home");
        assertThat(home).as("rosterkit.maven.home, which the build sets").isNotNull();
        Stream<String> fixed = Stream.of(
                Path.of(home, "bin", "mvn").toString(), "-B", "-Dmaven.repo.local=" + Repository.ofThisBuild());
        // Maven resets the colours of the console even where it writes to a file.
        return run(Stream.concat(fixed, arguments.stream()).toList()).replaceAll("\u001B\\[[0-9;]*m", "");
    }

    /** The compiler of the JDK. */
    void javac(String... arguments) {
        assertThat(run(jdk("javac", arguments))).as("what the compiler says").isEmpty();
    }

    /** A virtual machine. */
    String java(String... arguments) {
        return run(jdk("java", arguments));
    }

    private static List<String> jdk(String tool, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(JDK, "bin", tool).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What it wrote, on both streams; it must end well. */
    private String run(List<String> command) {
        try {
            Path output = Files.createTempFile("rosterkit", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", JDK);
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().put("MAVEN_OPTS", SHORT + " " + QUIET);
            Process process = builder.start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(output);
            Files.delete(output);
            assertThat(ended).as("ended in time: %s", text).isTrue();
            assertThat(process.exitValue()).as("%s%n%s", command, text).isZero();
            return text;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("the command did not run", failure);
        }
    }
}

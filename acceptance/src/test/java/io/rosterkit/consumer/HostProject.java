package io.rosterkit.consumer;

import io.rosterkit.architecture.Project;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An empty Maven project of a host, into which coordinates are pasted. Its plugins are those of our own build. */
final class HostProject {

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>first-hour</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
              </properties>
            %s
              <build>
                <plugins>
                  %s
                  %s
                </plugins>
              </build>
            </project>
            """;
    private static final String PLUGIN = "<plugin><artifactId>%s</artifactId><version>%s</version></plugin>";

    private final Path directory;

    private HostProject(Path directory) {
        this.directory = directory;
    }

    /** A project in an empty directory with these coordinates. */
    static HostProject in(Path directory, String coordinates) {
        write(
                directory.resolve("pom.xml"),
                POM.formatted(coordinates, plugin("maven-compiler-plugin"), plugin("maven-resources-plugin")));
        return new HostProject(directory);
    }

    /** With one more source. */
    HostProject with(String name, String source) {
        write(directory.resolve("src/main/java").resolve(name), source);
        return this;
    }

    /** Runs Maven in it; answers what that wrote. */
    String maven(List<String> arguments) {
        return new Command(directory).maven(arguments);
    }

    /** The jars on the class path of a program that this project runs. */
    String classPath() {
        Path file = directory.resolve("classpath");
        maven(List.of(
                "-q",
                "org.apache.maven.plugins:maven-dependency-plugin:" + version("maven-dependency-plugin")
                        + ":build-classpath",
                "-Dmdep.includeScope=runtime",
                "-Dmdep.outputFile=" + file));
        return Project.read(file).strip();
    }

    /** Several paths as one argument. */
    static String path(String... paths) {
        return String.join(File.pathSeparator, paths);
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String plugin(String artifact) {
        return PLUGIN.formatted(artifact, version(artifact));
    }

    /** The version of a plugin in our own build. */
    private static String version(String artifact) {
        Matcher version = Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>(.*?)</version>")
                .matcher(Project.read(Project.ROOT.resolve("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("no version of " + artifact);
        }
        return version.group(1);
    }
}

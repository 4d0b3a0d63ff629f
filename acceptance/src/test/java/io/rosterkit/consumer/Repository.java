package io.rosterkit.consumer;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local Maven repository in {@code target}: the published modules as this build packed them, beside links to
 * everything the user's own repository holds. The user's repository gets no module of this build.
 */
final class Repository {

    private static final Path THERE = Project.ROOT.resolve("acceptance/target/consumer-repository");
    private static final Path GROUP = Path.of("io", "rosterkit");

    private static final class Made {
        private static final Path ROOT = make();
    }

    private Repository() {}

    /** The directory. */
    static Path ofThisBuild() {
        return Made.ROOT;
    }

    /** The version of this build. */
    static String version() {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Project.read(pom("")));
        if (!version.find()) {
            throw new IllegalStateException("the root's pom has no version");
        }
        return version.group(1);
    }

    /** The jar of a published module, as the build packed it; {@code classifier} may be empty. */
    static Path jar(String module, String classifier) {
        String name = "rosterkit-" + module + "-" + version() + classifier + ".jar";
        Path jar = Project.ROOT.resolve(module).resolve("target").resolve(name);
        if (!Files.exists(jar)) {
            throw new IllegalStateException(name + " is not packed: run this test by \"mvn verify\"");
        }
        return jar;
    }

    private static Path make() {
        try {
            link(Path.of(System.getProperty("rosterkit.maven.repository")), THERE, GROUP);
            publish("parent", pom(""), "pom");
            publish("bom", pom("bom"), "pom");
            for (String module : Project.published()) {
                publish(module, pom(module), "pom");
                publish(module, jar(module, ""), "jar");
            }
            return THERE;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything but {@code kept} is linked; the directories that lead to it are directories. */
    private static void link(Path from, Path to, Path kept) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.list(from)) {
            for (Path one : all.toList()) {
                Path name = one.getFileName();
                Path link = to.resolve(name);
                if (!name.equals(kept.getName(0))) {
                    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(link, one);
                    }
                } else if (kept.getNameCount() > 1) {
                    link(one, link, kept.subpath(1, kept.getNameCount()));
                }
            }
        }
    }

    private static void publish(String module, Path file, String extension) throws IOException {
        String artifact = "rosterkit-" + module;
        Path folder = THERE.resolve(GROUP).resolve(artifact).resolve(version());
        Files.createDirectories(folder);
        Files.copy(
                file,
                folder.resolve(artifact + "-" + version() + "." + extension),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path pom(String module) {
        return Project.ROOT.resolve(module).resolve("pom.xml");
    }
}

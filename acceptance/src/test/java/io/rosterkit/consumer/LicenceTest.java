package io.rosterkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The licence is the Apache License 2.0, unmodified, in every published jar and pom. */
class LicenceTest {

    private static final Path LICENCE = Project.ROOT.resolve("LICENSE");

    /** SHA-256 of https://www.apache.org/licenses/LICENSE-2.0.txt. */
    private static final String APACHE_2_0 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30";

    static Stream<String> published() {
        return Project.published().stream();
    }

    @Test
    void isTheUnmodifiedText() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(LICENCE));

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(APACHE_2_0);
    }

    @ParameterizedTest
    @MethodSource("published")
    void isInTheJarsOf(String module) throws IOException {
        assertThat(inside(Repository.jar(module, ""))).isEqualTo(Files.readString(LICENCE));
        assertThat(inside(Repository.jar(module, "-sources"))).isEqualTo(Files.readString(LICENCE));
    }

    @Test
    void isInTheJarOfTestsThatOneModuleHas() throws IOException {
        assertThat(inside(Repository.jar("adapters-jdbc", "-tests"))).isEqualTo(Files.readString(LICENCE));
    }

    @Test
    void isNamedByThePoms() {
        assertThat(Stream.of("pom.xml", "bom/pom.xml").map(Project.ROOT::resolve))
                .allSatisfy(pom -> assertThat(Project.read(pom)).contains("<name>Apache-2.0</name>"));
    }

    private static String inside(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry("META-INF/LICENSE");
            assertThat(entry).as("META-INF/LICENSE in %s", jar).isNotNull();
            try (InputStream content = zip.getInputStream(entry)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}

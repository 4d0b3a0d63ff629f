package io.rosterkit.examples.guide;

import static io.rosterkit.examples.guide.ClinicModules.BOOK;
import static io.rosterkit.examples.guide.ClinicModules.PROVIDER;
import static io.rosterkit.examples.guide.ClinicModules.SCHEDULING;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.profile.StandardProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The modules of a clinic mean what the page says. */
class ClinicModulesTest {

    @Test
    void areOfProviders() {
        AccessPolicy access = ClinicModules.clinic().build().access();

        assertThat(access.allows(SCHEDULING, PROVIDER, BOOK)).isTrue();
        assertThat(access.allows(SCHEDULING, StandardProfile.STAFF, BOOK)).isFalse();
    }

    /** The page shows the settings. */
    @Test
    void areWhatThePageShows() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "modules.md"));
        String source = Files.readString(
                Path.of("src", "main", "java", "io", "rosterkit", "examples", "guide", "ClinicModules.java"));

        String shown = page.substring(page.indexOf("static Profile.Builder clinic()"), page.indexOf("\n}\n```"));

        assertThat(source.replaceAll("\\s+", "")).contains(shown.replaceAll("\\s+", ""));
    }
}

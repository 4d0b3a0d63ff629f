package io.rosterkit.examples.guide;

import static io.rosterkit.examples.guide.PortalTypes.PROFESSIONAL;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.Trait;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.user.Title;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortalTypesTest {

    @Test
    void saysWhatProfessionalsAndGuestsMayDo() {
        AccessPolicy access = PortalTypes.portal().build().access();

        assertThat(access.permissions(PROFESSIONAL)).contains(Permission.INVITE, PortalTypes.RECALL);
        assertThat(access.permissions(GUEST)).containsExactly(PortalTypes.REPLY);
        assertThat(access.mayWrite(GUEST, PROFESSIONAL)).isTrue();
        assertThat(access.mayWrite(GUEST, GUEST)).isFalse();
        assertThat(access.traits().of(GUEST, Optional.of(new Title("do")))).containsExactly(Trait.of("prescriber"));
    }

    /** The page shows the settings. */
    @Test
    void isWhatThePageShows() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "access.md"));
        String source = Files.readString(
                Path.of("src", "main", "java", "io", "rosterkit", "examples", "guide", "PortalTypes.java"));

        String shown = page.substring(page.indexOf("static Profile.Builder portal()"), page.indexOf("\n}\n```"));

        assertThat(source.replaceAll("\\s+", "")).contains(shown.replaceAll("\\s+", ""));
    }
}

package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Roster;
import io.rosterkit.inmemory.InMemoryStorage;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.profile.AuthenticationPolicies;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Path GUIDE = Path.of("..", "docs", "in-your-application.md");

    @Test
    void fitTogether() {
        assertThat(roster().operations().health().isUp()).isTrue();
    }

    @Test
    void oneOrganizationIsStricter() {
        Roster roster = roster();
        OrganizationId organization = roster.operations()
                .open("Praxis Weiß", "anna@weiss.example")
                .orThrow()
                .organization();

        Settings.stricter(roster, organization).orThrow();

        AuthenticationPolicies policies = roster.operations()
                .policies(organization)
                .get()
                .orThrow()
                .profile()
                .authentication();
        assertThat(policies.secondStep().signIn()).isEqualTo(Demand.ALWAYS);
        assertThat(policies.session().lifetime()).isEqualTo(Duration.ofHours(2));
    }

    private static Roster roster() {
        return Settings.limits(Roster.create(InMemoryStorage.create(), KeyRing.of(new byte[32]), Settings.profile()))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .sms(sms -> new Receipt.Accepted())
                .build();
    }

    @Test
    void aRoleTellsWhatItAllows() {
        assertThat(Settings.profile().access().permissions(StandardProfile.OFFICE_ADMINISTRATOR))
                .contains(Permission.INVITE)
                .doesNotContain(Permission.MANAGE_PRACTICES);
    }

    /** The guide shows the message. */
    @Test
    void whatIsWrongIsNamedByItsPath() throws Exception {
        String shown = Files.readString(GUIDE)
                .lines()
                .filter(line -> line.startsWith("    invitation.lifetime must be"))
                .findFirst()
                .orElseThrow()
                .strip();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardProfile.builder("Example")
                        .invitation(InvitationPolicy.standard().lifetime(Duration.ZERO))
                        .lockout(LockoutPolicy.standard().password(Budget.threshold(0)))
                        .build())
                .withMessage(shown);
    }
}

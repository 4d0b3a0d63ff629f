package io.rosterkit.spi.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldTextTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.000006Z");

    @Test
    void isReadAsItIsWritten() {
        RoleGrant everywhere = RoleGrant.of(new Role("owner"), Optional.empty());
        RoleGrant there = new RoleGrant(
                new Role("owner"),
                Optional.of(new PracticeId(new UUID(1, 2))),
                new Validity(Optional.of(START), Optional.of(START.plusSeconds(1))),
                Optional.of(new UserId(new UUID(3, 4))));

        String text = HeldText.roles(Set.of(there, everywhere)).orElseThrow();

        assertThat(text)
                .isEqualTo("owner|00000000-0000-0001-0000-000000000002|2026-01-02T03:04:05.000006Z|"
                        + "2026-01-02T03:04:06.000006Z|00000000-0000-0003-0000-000000000004 owner||||");
        assertThat(HeldText.readRoles(text)).containsExactlyInAnyOrder(there, everywhere);
        assertThat(HeldText.roles(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner",
                "owner|||||",
                "Owner||||",
                "owner|practice|||",
                "owner||yesterday||",
                "owner||2026-01-02T00:00:00Z|2026-01-01T00:00:00Z|",
                "owner||||nobody"
            })
    void aRoleThatNobodyWritesIsDamage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HeldText.readRoles(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recall", "recall|GRANTED", "recall|ALLOWED|", "Recall|GRANTED|", "recall|GRANTED|nobody"})
    void aPermissionThatNobodyWritesIsDamage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HeldText.readPermissions(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing",
                "billing||",
                "billing||yesterday",
                "Billing||2026-01-02T00:00:00Z",
                "billing|nobody|2026-01-02T00:00:00Z"
            })
    void aModuleThatNobodyWritesIsDamage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HeldText.readModules(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|||", "practice|||", "00000000-0000-0001-0000-000000000002||"})
    void aPracticeThatNobodyWritesIsDamage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HeldText.readPractices(text));
    }
}

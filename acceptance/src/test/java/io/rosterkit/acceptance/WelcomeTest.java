package io.rosterkit.acceptance;

import static io.rosterkit.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.model.access.Source;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import org.junit.jupiter.api.Test;

/** The test that the README shows. */
@RosterTest
class WelcomeTest {

    private final Source source = Someone.AT_HOME;

    @Test
    void invitesBen(Offices offices, Roster roster, Mailbox mail) {
        offices.open().desk().invitations().invite("ben@weiss.example", STAFF).orThrow();

        assertThat(roster.front(source)
                        .look(mail.to("ben@weiss.example").link())
                        .refusal())
                .isEmpty();
    }
}

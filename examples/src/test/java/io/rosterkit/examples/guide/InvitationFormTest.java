package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@RosterTest
class InvitationFormTest {

    private final ValidatorFactory validators = InvitationForm.validators(() -> Locale.GERMAN);

    @Test
    void namesEachFieldThatIsWrong() {
        InvitationForm form = new InvitationForm("ben@", "", "1");

        assertThat(form.codes(validators))
                .containsOnlyKeys("address", "phone")
                .containsEntry("address", "contact.address_malformed");
        assertThat(form.faults(validators).get("phone")).startsWith("An diese Telefonnummer");
    }

    @Test
    void whatItAcceptsTheLibraryAccepts(Offices offices) {
        InvitationForm form = new InvitationForm("ben@weiss.example", "Ben Arendt", "0151 23456789");

        assertThat(form.faults(validators)).isEmpty();
        assertThat(offices.open().desk().invitations().invite(form.draft()).answer())
                .isPresent();
    }
}

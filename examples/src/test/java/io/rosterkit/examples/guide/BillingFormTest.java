package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.billing.Billing;
import io.rosterkit.model.billing.BillingReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import org.junit.jupiter.api.Test;

@RosterTest
class BillingFormTest {

    @Test
    void whoSavesAnOldPageIsTold(Offices offices) {
        Office office = offices.open();
        Billing.Current shown = office.desk().billing().profile().orThrow();

        assertThat(BillingForm.save(office.desk(), shown).orThrow().version()).isEqualTo(1);
        assertThat(BillingForm.save(office.desk(), shown).refusal())
                .contains(Refusal.of(BillingReason.PROFILE_CHANGED));
        assertThat(office.desk().billing().profile().orThrow().profile()).isPresent();
    }
}

package io.rosterkit.examples.guide;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import org.junit.jupiter.api.Test;

@RosterTest
class StaffPageTest {

    @Test
    void anEmployeeBecomesAUserBySaving(Offices offices, Mailbox mail) {
        Office office = offices.open();
        UserId lea = StaffPage.add(office.desk(), "form-1", "Lea", STAFF).orThrow();
        assertThat(StaffPage.withoutUser(office.desk()).orThrow()).containsExactly("Lea: LISTED");

        StaffPage.save(office.desk(), "form-2", lea, "lea@lab.example", OFFICE_ADMINISTRATOR)
                .orThrow();

        assertThat(StaffPage.withoutUser(office.desk()).orThrow()).containsExactly("Lea: INVITED");
        assertThat(mail.to("lea@lab.example").count()).isEqualTo(1);
    }
}

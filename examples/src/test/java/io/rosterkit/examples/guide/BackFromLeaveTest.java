package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@RosterTest
class BackFromLeaveTest {

    @Test
    void showsALineForEachWhoIsNotBack(Offices offices) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        UserId eva = office.join("eva").user();
        office.desk().users().deactivate(ben).orThrow();

        assertThat(BackFromLeave.reactivate(office.desk(), "form-1", List.of(ben, eva))
                        .orThrow())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(eva + ": This user is"));
        assertThat(BackFromLeave.reactivate(office.desk(), "form-2", List.of()).orThrow())
                .isEmpty();
    }
}

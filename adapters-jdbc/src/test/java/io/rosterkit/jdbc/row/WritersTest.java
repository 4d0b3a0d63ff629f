package io.rosterkit.jdbc.row;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WritersTest {

    @Test
    void refuseToBeIncomplete() {
        assertThatThrownBy(() -> new Writers().complete())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OrganizationChange");
    }
}

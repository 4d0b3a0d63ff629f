package io.rosterkit.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationTest {

    @Test
    void printsNothingOfItsContent() {
        OrganizationId organization = new OrganizationId(new UUID(1, 1));
        Operation operation =
                Operation.of("user.rename", Subject.untouched(Subject.Kind.ORGANIZATION, organization), "Ben Sand");

        assertThat(operation).hasToString("Operation[user.rename]");
    }
}

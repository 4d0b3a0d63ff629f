package io.rosterkit.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the contract says when it fails, and that it cannot be green without having tried anything. */
final class FailuresTest {

    @Test
    void bothSidesAreShownByTheirComponents() {
        assertThat(message(Fault.TEXT_OF_THREE_BYTES))
                .contains(
                        "DisplayName[text=\"\uD83D\uDC69\u200D\u2695\uFE0F\"]",
                        "DisplayName[text=\"?\u200D\u2695\uFE0F\"]");
        assertThat(message(Fault.SEAL_CUT_OFF))
                .contains("seal=0x7365616c", "seal=0x]")
                .doesNotContain("Bytes[");
        assertThat(message(AccountFault.CONFIRMATION_WITHOUT_ADDRESS))
                .contains("pending=Optional[Pending[", "pending=Optional.empty");
    }

    @Test
    void theClaimThatFailedIsNamedInWords() {
        assertThat(message(LockoutFault.CHARGED_ONE_BY_ONE))
                .startsWith("A storage must keep this (charges): a charge that is lost takes the others with it");
    }

    @Test
    void aGuardThatWasLostIsShownWithItsRow() {
        assertThat(message(MomentFault.KINDS_OF_CHANGES_GROUPED))
                .contains("Lost[guard=Optional[INSERT user_role[", "role=Optional[\"clinician\"]");
    }

    @Test
    void aRunThatFindsNoContractFails() {
        Map<String, String> messages = BrokenStorageTest.verdict(
                        Fault.MILLISECONDS, Stream.of(selectMethod(FaultyStorage.class, "rowsOfATableAtLeastAreTried")))
                .messages();

        assertThat(messages).containsOnlyKeys("FaultyStorage");
        assertThat(messages.get("FaultyStorage"))
                .startsWith("These contracts were not run")
                .contains("StorageContracts$Tables", "AccountContracts$Counters");
    }

    /** What the first test says that catches the flaw. */
    private static String message(Flaw flaw) {
        String test = flaw.caughtBy().get(0);
        int dot = test.indexOf('.');
        Class<?> contract = FaultyStorage.contracts()
                .filter(type -> type.getSimpleName().equals(test.substring(0, dot)))
                .findFirst()
                .orElseThrow();
        Map<String, String> messages = BrokenStorageTest.verdict(
                        flaw,
                        Stream.of(selectNestedMethod(List.of(FaultyStorage.class), contract, test.substring(dot + 1))))
                .messages();
        assertThat(messages).as("failures").hasSize(1);
        return messages.values().iterator().next();
    }
}

package io.rosterkit.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of tables catches what a storage may do wrong with any column of any table. */
@Tag("slow")
final class BrokenTablesTest {

    static Stream<Flaw> flaws() {
        return TableFlaw.all();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void theContractCatches(Flaw flaw) {
        String test = flaw.caughtBy().get(0);
        String contract = test.substring(0, test.indexOf('.'));
        Class<?> tables = FaultyStorage.contracts()
                .filter(type -> type.getSimpleName().equals(contract))
                .findFirst()
                .orElseThrow();

        assertThat(BrokenStorageTest.verdict(
                                flaw,
                                Stream.of(selectNestedMethod(
                                        List.of(FaultyStorage.class), tables, test.substring(contract.length() + 1))))
                        .failed())
                .containsExactly(test);
    }
}

package io.rosterkit.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The contract catches what it is there to catch: each fault fails the test that is named, and leaves most others
 * alone.
 */
@Tag("slow")
final class BrokenStorageTest {

    /** What no fault of a wrapper fails: that a storage is one at all. */
    private static final Set<String> IDLE = Set.of(
            "Apply.nothingIsDoneWithoutTrouble",
            "FaultyStorage.rowsOfATableAtLeastAreTried",
            "Concurrency.listsOfDifferentPeopleDoNotHinderEachOther",
            "Organizations.findsNoOrganizationThatWasNeverOpened",
            "Ports.itsTimeDoesNotRunBackwards",
            "Ports.providesEveryPort",
            "Ports.refusesAPortThereIsNot");

    /** Faults that fail tests of many contracts. Tried against all of them, they show that no test lies idle. */
    private static final Set<String> WIDE = Set.of(
            "CHANGE_NOT_WRITTEN",
            "EVERY_UPDATE_TAKEN_FOR_DONE",
            "FENCE_TOLD_BEFORE_IT_ROSE",
            "MILLISECONDS",
            "ORGANIZATIONS_CROSSED");

    private static final Map<Flaw, Set<String>> CAUGHT = new ConcurrentSkipListMap<>(Comparator.comparing(Flaw::name));
    private static final Set<String> NEVER_FAILED = new ConcurrentSkipListSet<>();

    static Stream<Flaw> flaws() {
        return Flaw.all();
    }

    /** Contracts of many rounds. They take most of the time, and say little of what a fault leaves alone. */
    private static final Set<String> LONG = Set.of(
            "AccountRaces",
            "ChargeRaces",
            "Concurrency",
            "Leases",
            "AccessStateRaces",
            "SeatHolders",
            "Tables",
            "Zones");

    /**
     * Tried against the contracts with the tests that are named. When most of those tests fail, also against all but
     * the long ones.
     */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void theContractCatches(Flaw fault) {
        Verdict verdict = WIDE.contains(fault.name()) ? verdict(fault, List.of()) : verdict(fault, contracts(fault));
        if (verdict.failedMost()) {
            verdict = verdict(fault, contractsButLong(fault));
        }

        CAUGHT.put(fault, verdict.failed);
        NEVER_FAILED.addAll(verdict.passed);
        assertThat(verdict.failed).containsAll(fault.caughtBy());
        assertThat(verdict.failedMost())
                .as("most fail, and only these pass: %s", verdict.passed)
                .isFalse();
    }

    /** Which fault is caught by which tests is told in {@code target/broken-storages.txt}; and no test lies idle. */
    @AfterAll
    static void report() throws IOException {
        List<String> lines = new ArrayList<>();
        CAUGHT.forEach((fault, tests) -> {
            lines.add(fault.name());
            tests.forEach(test -> lines.add((fault.caughtBy().contains(test) ? "  * " : "    ") + test));
        });
        Files.write(Path.of("target", "broken-storages.txt"), lines);
        CAUGHT.values().forEach(NEVER_FAILED::removeAll);
        if (CAUGHT.size() == flaws().count()) {
            assertThat(NEVER_FAILED).as("tests that no fault fails").isSubsetOf(IDLE);
        }
    }

    /** The contracts with the tests that must fail. */
    private static List<Class<?>> contracts(Flaw fault) {
        return FaultyStorage.contracts()
                .filter(contract -> isNamed(contract, fault))
                .toList();
    }

    private static List<Class<?>> contractsButLong(Flaw fault) {
        return FaultyStorage.contracts()
                .filter(contract -> isNamed(contract, fault) || !LONG.contains(contract.getSimpleName()))
                .toList();
    }

    private static boolean isNamed(Class<?> contract, Flaw fault) {
        return fault.caughtBy().stream().anyMatch(test -> test.startsWith(contract.getSimpleName() + "."));
    }

    /** What these contracts say of a storage with that fault; when there are none, all of them. */
    private static Verdict verdict(Flaw fault, List<Class<?>> contracts) {
        List<? extends DiscoverySelector> selectors = contracts.isEmpty()
                ? List.of(selectClass(FaultyStorage.class))
                : contracts.stream()
                        .map(contract -> selectNestedClass(List.of(FaultyStorage.class), contract))
                        .toList();
        return verdict(fault, selectors.stream());
    }

    /** What these tests say of a storage with that fault. */
    static Verdict verdict(Flaw fault, Stream<? extends DiscoverySelector> selectors) {
        Verdict verdict = new Verdict();
        LauncherFactory.create().execute(contractAgainst(fault, selectors.toList()), verdict);
        return verdict;
    }

    private static LauncherDiscoveryRequest contractAgainst(Flaw fault, List<? extends DiscoverySelector> selectors) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter(FaultyStorage.FAULT, fault.name())
                .build();
    }

    /** Which tests passed and which failed. */
    static final class Verdict implements TestExecutionListener {

        private final Set<String> passed = new TreeSet<>();
        private final Set<String> failed = new TreeSet<>();
        private final Map<String, String> messages = new TreeMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(thrown -> messages.put(test.getDisplayName(), thrown.getMessage()));
            test.getSource().ifPresent(source -> {
                if (test.isTest()
                        && source instanceof org.junit.platform.engine.support.descriptor.MethodSource method) {
                    boolean success = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                    (success ? passed : failed).add(name(method));
                }
            });
        }

        Set<String> failed() {
            return failed;
        }

        /** What the tests and classes that failed say, by their display names. */
        Map<String, String> messages() {
            return messages;
        }

        private boolean failedMost() {
            return failed.size() >= passed.size();
        }

        private static String name(org.junit.platform.engine.support.descriptor.MethodSource method) {
            String type = method.getClassName();
            return type.substring(Math.max(type.lastIndexOf('$'), type.lastIndexOf('.')) + 1) + "."
                    + method.getMethodName();
        }
    }
}

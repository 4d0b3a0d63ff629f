package io.rosterkit.tck.contract;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the run of all contracts when one of them was not found: a runner that does not look into nested classes would
 * be green without having tried anything. A run of single contracts, as a developer starts it, is not checked.
 */
public final class AllContractsRun implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(AllContractsRun.class);

    /** What ran of the contracts of one class, its own tests included. */
    private record Ran(Class<?> all, Set<String> classes) {}

    /** For JUnit. */
    public AllContractsRun() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getStore(HERE).get(Ran.class) == null) {
            Ran none = new Ran(context.getRequiredTestClass(), new ConcurrentSkipListSet<>());
            context.getStore(HERE).put(Ran.class, none);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        ran(context).classes().add(context.getRequiredTestClass().getName());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Ran ran = ran(context);
        Class<?> here = context.getRequiredTestClass();
        if (ran.all() == here && ran.classes().contains(here.getName())) {
            Set<String> missing = new TreeSet<>();
            contracts(here).map(Class::getName).forEach(missing::add);
            missing.removeAll(ran.classes());
            if (!missing.isEmpty()) {
                throw new AssertionError("These contracts were not run, so nothing is known of the storage: " + missing
                        + ". They are nested classes: run them with the JUnit platform, from Surefire 3 on.");
            }
        }
    }

    /** The contracts in that class and in those that it extends. */
    private static Stream<Class<?>> contracts(Class<?> of) {
        return Stream.<Class<?>>iterate(of, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredClasses()))
                .filter(type -> type.isAnnotationPresent(Nested.class));
    }

    private static Ran ran(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(HERE).get(Ran.class, Ran.class));
    }
}

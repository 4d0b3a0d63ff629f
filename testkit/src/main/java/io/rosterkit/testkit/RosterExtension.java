package io.rosterkit.testkit;

import io.rosterkit.Roster;
import io.rosterkit.inmemory.InMemoryStorage;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import java.time.Clock;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes one {@link Kit} for each test and gives its parts as parameters. */
public final class RosterExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(RosterExtension.class);
    private static final List<Class<?>> PARTS = List.of(
            Roster.class,
            MovableClock.class,
            Mailbox.class,
            Handsets.class,
            Hashes.class,
            Faults.class,
            Offices.class,
            Storage.class,
            Kit.class);

    /** For JUnit. */
    public RosterExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return PARTS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Kit kit = test.getStore(NAMESPACE).getOrComputeIfAbsent(Kit.class, key -> kit(), Kit.class);
        return kit.part(parameter.getParameter().getType());
    }

    private static Kit kit() {
        Profile profile = StandardProfile.of("Example");
        MovableClock clock = new MovableClock();
        return Kit.of(storage(clock), clock, profile);
    }

    private static Storage storage(Clock clock) {
        String name = System.getProperty("rosterkit.storage", "memory");
        if ("memory".equals(name)) {
            return InMemoryStorage.create(clock);
        }
        return ServiceLoader.load(TestStorage.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(storage -> storage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rosterkit.storage names no TestStorage: " + name))
                .fresh(clock);
    }
}

package io.rosterkit.tck.broken;

import io.rosterkit.inmemory.InMemoryStorage;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Table;
import io.rosterkit.tck.StorageContracts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract, run against one fault; not found by the build itself but started by {@link BrokenStorageTest}. */
@ExtendWith(FaultyStorage.OfTheRun.class)
final class FaultyStorage extends StorageContracts {

    static final String FAULT = "rosterkit.fault";

    private final Flaw fault;

    FaultyStorage(Flaw fault) {
        this.fault = fault;
    }

    /** The nested classes of the contract. */
    static Stream<Class<?>> contracts() {
        return Stream.<Class<?>>iterate(StorageContracts.class, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredClasses()))
                .filter(type -> type.isAnnotationPresent(Nested.class));
    }

    @Override
    protected List<Table<?>> tables() {
        return fault instanceof TableFlaw<?> flaw ? List.of(flaw.sample().table()) : super.tables();
    }

    @Override
    protected Storage fresh() {
        return fault.in(InMemoryStorage.create());
    }

    static final class OfTheRun implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Flaw.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(FAULT).orElseThrow();
            return Flaw.named(name);
        }
    }
}

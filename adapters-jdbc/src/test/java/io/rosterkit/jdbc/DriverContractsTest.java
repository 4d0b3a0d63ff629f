package io.rosterkit.jdbc;

import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.StorageContracts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The published contract with each setting of a driver, a server or a pool; takes long, see CONTRIBUTING. */
@Tag("drivers")
@ParameterizedClass
@EnumSource
class DriverContractsTest extends StorageContracts {

    private static final Map<DriverSetting, DataSource> POOLS = new ConcurrentHashMap<>();

    private final DriverSetting setting;

    DriverContractsTest(DriverSetting setting) {
        this.setting = setting;
    }

    @Override
    protected Storage fresh() {
        DataSource source = POOLS.computeIfAbsent(setting, DriverSetting::pool);
        JdbcContractsTest.OnDatabase.empty(source);
        return JdbcStorage.on(source);
    }

    @Override
    protected Storage beside(Storage first) {
        return JdbcStorage.on(POOLS.get(setting));
    }
}

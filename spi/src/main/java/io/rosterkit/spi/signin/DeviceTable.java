package io.rosterkit.spi.signin;

import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Known devices as stored. */
public final class DeviceTable {

    private static final Column<Device, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the device. */
    public static final Column<Device, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    /** The user whose device it is. */
    public static final Column<Device, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    private static final Column<Device, Long> EPOCH = Column.number("epoch").of(Device::epoch);

    private static final Column<Device, Instant> SINCE = Column.time("since").of(Device::since);

    /** The table. */
    public static final Table<Device> DEVICES = Table.named("device", Device.class, ORGANIZATION)
            .columns(ORGANIZATION, ID, USER, EPOCH, SINCE)
            .primaryKey(ORGANIZATION, ID)
            .index("user", USER, ORGANIZATION, ID)
            .read(DeviceTable::read);

    private DeviceTable() {}

    private static Device read(Cells cells) {
        return new Device(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, DeviceId::new),
                cells.get(USER, UserId::new),
                cells.get(EPOCH),
                cells.get(SINCE));
    }
}

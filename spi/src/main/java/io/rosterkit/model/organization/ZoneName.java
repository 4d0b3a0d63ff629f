package io.rosterkit.model.organization;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The name of a time zone as it was chosen, such as {@code Europe/Vienna} (tz database) or {@code +05:30}. The storage
 * keeps the name, since another process may have another release of the tz database.
 */
public record ZoneName(String id) {

    /** The longest name that a storage must keep. */
    public static final int MAX_LENGTH = 100;

    /** The name of that zone. */
    public static ZoneName of(ZoneId zone) {
        return new ZoneName(zone.getId());
    }

    /** The zone of that name; UTC where this Java does not know the name. */
    public ZoneId zone() {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}

package io.rosterkit.tck.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;

/** The machine that runs the contracts: the clock and the zone that a storage must not be led astray by. */
public final class Machine {

    private static final Object ZONE = new Object();

    private Machine() {}

    /** How far that time is off the clock of this machine, whichever is ahead. */
    public static Duration off(Instant time) {
        return Duration.between(Instant.now(), time).abs();
    }

    /** Does that while the process is in that zone; one at a time, since the zone is that of the whole process. */
    public static void in(TimeZone zone, Runnable what) {
        synchronized (ZONE) {
            TimeZone before = TimeZone.getDefault();
            try {
                TimeZone.setDefault(zone);
                what.run();
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }
}

package io.rosterkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Processes and files of the machine. */
final class Machine {

    private Machine() {}

    /** The nanoseconds that a process or thread has run; Linux tells. */
    static long ran(Path process) throws IOException {
        String times = Files.readString(process.resolve("schedstat"));
        return Long.parseLong(times.substring(0, times.indexOf(' ')));
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}

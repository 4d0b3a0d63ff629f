package io.rosterkit.tck.broken;

import io.rosterkit.spi.storage.Storage;
import java.util.List;
import java.util.stream.Stream;

/** A way to break a storage, and the tests that must fail because of it. */
interface Flaw {

    /** The name of the constant. */
    String name();

    /** The sound storage with the flaw in it. */
    Storage in(Storage sound);

    /** The tests that must fail. */
    List<String> caughtBy();

    /** All that were written by hand. */
    static Stream<Flaw> all() {
        return Stream.of(
                        Fault.values(),
                        AccountFault.values(),
                        ActivityFault.values(),
                        AddressFault.values(),
                        ExternalIdFault.values(),
                        ListedFault.values(),
                        GovernanceFault.values(),
                        GrantFault.values(),
                        InactivityFault.values(),
                        ProgramFault.values(),
                        SinglePermissionFault.values(),
                        ModuleFault.values(),
                        SaltFault.values(),
                        SearchFault.values(),
                        SeatFault.values(),
                        MessageFault.values(),
                        OutboxFault.values(),
                        LockoutFault.values(),
                        PurgeFault.values(),
                        SentFault.values(),
                        MomentFault.values())
                .flatMap(Stream::of);
    }

    /** The flaw of that name, by hand or of a table. */
    static Flaw named(String name) {
        return Stream.concat(all(), TableFlaw.all())
                .filter(flaw -> flaw.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

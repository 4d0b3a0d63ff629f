package io.rosterkit.examples.products;

import io.rosterkit.examples.telling.Teller;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.seat.SeatEntryDetails;
import java.util.Locale;

/** What a product shows of its seats: the pools with their numbers, and the ledger. */
final class SeatPages {

    private SeatPages() {}

    /** The pools, as the first user sees them. */
    static void pools(Scene scene) {
        scene.first()
                .seats()
                .pools()
                .orThrow()
                .forEach(pool -> scene.teller()
                        .show(
                                "%s: %d in all, %d assigned, %d reserved, %d free",
                                pool.pool(), pool.total(), pool.assigned(), pool.reserved(), pool.free()));
    }

    /** A page of the ledger, the newest entry first, and whether it agrees with what is stored. */
    static void ledger(Scene scene) {
        Teller teller = scene.teller();
        teller.say("The ledger, the newest entry first:");
        scene.first()
                .seats()
                .ledger(PageRequest.first(20))
                .orThrow()
                .items()
                .forEach(entry -> teller.show("%s", line(entry)));
        boolean agrees = scene.first().seats().reconcile().orThrow().agrees();
        teller.say("Ledger and seats %s.", agrees ? "agree" : "differ");
    }

    private static String line(SeatEntryDetails entry) {
        return entry.move().name().toLowerCase(Locale.ROOT) + " " + entry.count() + ", "
                + entry.cause().act() + " by "
                + entry.cause().agent().name().toLowerCase(Locale.ROOT);
    }
}

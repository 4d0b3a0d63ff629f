package io.rosterkit.spi.storage;

import io.rosterkit.model.Change;
import java.util.Optional;

/** What became of {@link Changes}. */
public sealed interface Applied {

    /** All of it is durable. */
    record Done() implements Applied {}

    /**
     * Nothing was written: that change found its row otherwise than expected; empty when a message or entry had a known
     * id.
     */
    record Lost(Optional<Change> guard) implements Applied {}

    /** Nothing was written: that request is known, and here is what is stored of it. */
    record Repeated(Request known) implements Applied {}
}

package io.rosterkit.model.productmodule.stored;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.productmodule.ProductModule;

/** A module that is switched on at a practice of a user, with the time of the assignment there. */
public record OfferedModule(ProductModule module, PracticeId practice, Validity validity) {}

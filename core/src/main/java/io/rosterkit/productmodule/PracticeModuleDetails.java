package io.rosterkit.productmodule;

import io.rosterkit.model.UserId;
import io.rosterkit.model.productmodule.ProductModule;
import java.time.Instant;
import java.util.Optional;

/** A module that is switched on at a practice: by which user, if by one and not by support, and when. */
public record PracticeModuleDetails(ProductModule module, Optional<UserId> switchedOnBy, Instant switchedOnAt) {}

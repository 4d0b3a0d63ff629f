package io.rosterkit.model.productmodule.stored;

import io.rosterkit.model.UserId;
import io.rosterkit.model.productmodule.ProductModule;
import java.time.Instant;
import java.util.Optional;

/** A module that a user was given; by which user, where that is known; and when. */
public record GivenModule(ProductModule module, Optional<UserId> givenBy, Instant givenAt) {}

package io.rosterkit.model.productmodule.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.productmodule.ProductModule;
import java.time.Instant;
import java.util.Optional;

/**
 * A module that is switched on at a practice; by which user, if by one, and when. The version of the row of the
 * practice guards all of them.
 */
public record PracticeModule(
        OrganizationId organization,
        PracticeId practice,
        ProductModule module,
        Optional<UserId> switchedOnBy,
        Instant switchedOnAt) {}

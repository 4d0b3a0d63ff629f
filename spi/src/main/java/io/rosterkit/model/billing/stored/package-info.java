/** Billing as stored. */
@NullMarked
package io.rosterkit.model.billing.stored;

import org.jspecify.annotations.NullMarked;

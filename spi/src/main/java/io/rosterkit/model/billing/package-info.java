/** Values of billing: whom invoices name as the buyer. */
@NullMarked
package io.rosterkit.model.billing;

import org.jspecify.annotations.NullMarked;

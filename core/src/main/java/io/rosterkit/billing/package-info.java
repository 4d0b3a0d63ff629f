/** What concerns money in one organization: whom its invoices name. */
@NullMarked
package io.rosterkit.billing;

import org.jspecify.annotations.NullMarked;

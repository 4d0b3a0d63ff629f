/** What every contract starts from. */
@NullMarked
package io.rosterkit.tck.contract;

import org.jspecify.annotations.NullMarked;

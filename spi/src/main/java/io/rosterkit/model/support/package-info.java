/** What a host opens with the vendor's support. */
@NullMarked
package io.rosterkit.model.support;

import org.jspecify.annotations.NullMarked;

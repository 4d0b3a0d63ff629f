/** The terms of service: which version is current, and who accepted which. */
@NullMarked
package io.rosterkit.terms;

import org.jspecify.annotations.NullMarked;

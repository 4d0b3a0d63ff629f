/** The storage port of organizations and practices. */
@NullMarked
package io.rosterkit.spi.organization;

import org.jspecify.annotations.NullMarked;

/** The health of gateways, outbox and profiles, for the operators of the host. */
@NullMarked
package io.rosterkit.health;

import org.jspecify.annotations.NullMarked;

/** Reads names and addresses as people type them, and refuses what could not be put safely into a message. */
@NullMarked
package io.rosterkit.engine.contact;

import org.jspecify.annotations.NullMarked;

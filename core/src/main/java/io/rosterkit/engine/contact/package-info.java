/**
 * Parses names, e-mail addresses and phone numbers, and decides whether an address is free. Refuses what could not be
 * written safely into a message.
 */
@NullMarked
package io.rosterkit.engine.contact;

import org.jspecify.annotations.NullMarked;

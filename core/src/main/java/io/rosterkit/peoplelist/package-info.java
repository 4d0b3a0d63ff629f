/**
 * Reads lists of people, from a typed text or from the CSV file of another program, and shows how it reads them. It
 * sends no invitation.
 */
@NullMarked
package io.rosterkit.peoplelist;

import org.jspecify.annotations.NullMarked;

/**
 * Reads lists of people, typed or as a CSV file of another program, and tells which column holds what. It sends no
 * invitation.
 */
@NullMarked
package io.rosterkit.peoplelist;

import org.jspecify.annotations.NullMarked;

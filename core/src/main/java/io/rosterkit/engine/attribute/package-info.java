/** Reads and writes the attributes that the host keeps of people: what may be given, and the rows that hold it. */
@NullMarked
package io.rosterkit.engine.attribute;

import org.jspecify.annotations.NullMarked;

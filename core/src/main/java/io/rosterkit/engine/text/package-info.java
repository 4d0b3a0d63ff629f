/** Reads text as programs write it: records of CSV, and invisible characters. It knows no feature. */
@NullMarked
package io.rosterkit.engine.text;

import org.jspecify.annotations.NullMarked;

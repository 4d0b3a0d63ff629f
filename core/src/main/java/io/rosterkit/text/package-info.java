/** Reads text as programs write it: records of CSV, and characters that nobody sees. It knows no feature. */
@NullMarked
package io.rosterkit.text;

import org.jspecify.annotations.NullMarked;

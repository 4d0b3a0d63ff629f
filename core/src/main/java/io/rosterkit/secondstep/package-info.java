/** When a code is asked for as second step, and how often one is sent. */
@NullMarked
package io.rosterkit.secondstep;

import org.jspecify.annotations.NullMarked;

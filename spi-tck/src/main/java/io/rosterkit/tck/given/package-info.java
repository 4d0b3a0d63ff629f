/**
 * What the contracts start from: rows that are the same in every run, walks through pages, and races without sleeping.
 */
@NullMarked
package io.rosterkit.tck.given;

import org.jspecify.annotations.NullMarked;

/**
 * Programs that run: the quickstart, a story of one organization told with the library's own answers, and the README's
 * snippet.
 */
@NullMarked
package io.rosterkit.examples;

import org.jspecify.annotations.NullMarked;

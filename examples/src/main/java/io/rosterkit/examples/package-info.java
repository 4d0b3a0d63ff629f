/**
 * Programs that run: the quickstart, a story of one organization told with the library's own answers, and a small web
 * application.
 */
@NullMarked
package io.rosterkit.examples;

import org.jspecify.annotations.NullMarked;

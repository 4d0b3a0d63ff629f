/** How the quickstart tells its story: on a terminal, from mails that were sent and lists that were read. */
@NullMarked
package io.rosterkit.examples.telling;

import org.jspecify.annotations.NullMarked;

/** Where the quickstart keeps its things: the database, the key and the mails, in one folder. */
@NullMarked
package io.rosterkit.examples.site;

import org.jspecify.annotations.NullMarked;

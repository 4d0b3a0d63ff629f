/** Lists all people of an organization, and changes those without a user. */
@NullMarked
package io.rosterkit.engine.directory;

import org.jspecify.annotations.NullMarked;

/** Takes and gives back seats with every change of a person, whatever operation made it. */
@NullMarked
package io.rosterkit.engine.allocation;

import org.jspecify.annotations.NullMarked;

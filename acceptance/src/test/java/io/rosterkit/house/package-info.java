/**
 * What is written beside the code and has to agree with it: the public API, the operations, the requirements, the
 * texts, the diagrams.
 */
@NullMarked
package io.rosterkit.house;

import org.jspecify.annotations.NullMarked;

/**
 * Constraints for the form objects of a host (Jakarta Validation): the same rules, codes and texts as the refusals of
 * the library.
 */
@NullMarked
package io.rosterkit.form;

import org.jspecify.annotations.NullMarked;

/** How people are named and reached: values that are safe to put into a header once they exist. */
@NullMarked
package io.rosterkit.model.contact;

import org.jspecify.annotations.NullMarked;

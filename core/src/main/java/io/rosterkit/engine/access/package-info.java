/** The one gate that every call goes through. It asks the profile of the organization what roles and types allow. */
@NullMarked
package io.rosterkit.engine.access;

import org.jspecify.annotations.NullMarked;

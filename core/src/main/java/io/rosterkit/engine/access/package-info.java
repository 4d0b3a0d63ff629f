/** The one gate every call goes through, and the policy it asks: user types, roles and what they allow. */
@NullMarked
package io.rosterkit.engine.access;

import org.jspecify.annotations.NullMarked;

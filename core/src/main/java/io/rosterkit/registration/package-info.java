/** Invited people become users: by the link, the code word and, where the policy demands it, a code. */
@NullMarked
package io.rosterkit.registration;

import org.jspecify.annotations.NullMarked;

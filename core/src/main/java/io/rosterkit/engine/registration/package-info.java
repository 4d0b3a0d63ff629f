/**
 * Registers invited people: by the link or a verified address, the code word, and a code where the policy demands one.
 */
@NullMarked
package io.rosterkit.engine.registration;

import org.jspecify.annotations.NullMarked;

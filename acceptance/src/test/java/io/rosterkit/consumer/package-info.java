/**
 * What a host does with the published jars and poms, as the build packed them: copy the coordinates and the program of
 * the README, run on the module path, read the licence.
 */
@NullMarked
package io.rosterkit.consumer;

import org.jspecify.annotations.NullMarked;

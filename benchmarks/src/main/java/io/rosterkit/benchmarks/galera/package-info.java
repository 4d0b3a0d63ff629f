/** A cluster of MariaDB under load, of which one node is killed. */
@NullMarked
package io.rosterkit.benchmarks.galera;

import org.jspecify.annotations.NullMarked;

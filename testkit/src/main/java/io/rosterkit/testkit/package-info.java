/**
 * Tools for tests of users and invitations: a roster, a clock to move, a mailbox, phones, a hasher that takes no time,
 * and faults that a test orders.
 */
@NullMarked
package io.rosterkit.testkit;

import org.jspecify.annotations.NullMarked;

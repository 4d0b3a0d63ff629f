/**
 * What a test needs to speak of users and invitations in sentences: a roster, a clock to move, a mailbox, phones, a
 * hasher that takes no time, and scripted faults.
 */
@NullMarked
package io.rosterkit.testkit;

import org.jspecify.annotations.NullMarked;

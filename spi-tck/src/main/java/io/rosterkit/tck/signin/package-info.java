/** What a storage promises about getting in: counters, passwords, sessions, devices, codes and registrations. */
@NullMarked
package io.rosterkit.tck.signin;

import org.jspecify.annotations.NullMarked;

package io.rosterkit.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose methods may take as parameters: {@code Roster}, {@link MovableClock}, {@link Mailbox},
 * {@link Handsets}, {@link Hashes}, {@link Faults}, {@link Offices}, {@link Kit}, and {@code Storage}. Each test begins
 * with an empty storage. The storage is in memory, or the one that the system property {@code rosterkit.storage} names
 * among the {@link TestStorage} services.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RosterExtension.class)
public @interface RosterTest {}

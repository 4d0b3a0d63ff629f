package io.rosterkit.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that runs in memory, on H2, PostgreSQL and MariaDB: one witness of each rule, and every race, page, fault and
 * budget. All other tests run in memory and, but for {@link OnlyInMemory}, on H2.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("every-storage")
public @interface EveryStorage {}

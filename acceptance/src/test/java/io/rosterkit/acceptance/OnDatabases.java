package io.rosterkit.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test of what only a database can: it is reported as disabled where the storage is in memory. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "rosterkit.storage",
        matches = "h2|h2-file|postgresql|mariadb",
        disabledReason = "a storage in memory knows no transaction of the host")
public @interface OnDatabases {}

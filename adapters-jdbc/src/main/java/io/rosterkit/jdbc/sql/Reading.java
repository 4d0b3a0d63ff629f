package io.rosterkit.jdbc.sql;

/** A question and who reads the rows of its answer. */
public record Reading(Query query, Row.Reader reader) {}

package io.rosterkit.spi.table;

/** One column by which rows are ordered; it always has a value. */
public record Order<R, V extends Comparable<V>>(Column<R, V> column, boolean descending) {}

package io.rosterkit.acceptance;

import io.rosterkit.model.access.Source;

/** Where people in tests come from. */
final class Someone {

    static final Source AT_HOME = new Source("203.0.113.7");

    private Someone() {}
}

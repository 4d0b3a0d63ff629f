package io.rosterkit.engine.bulk;

import io.rosterkit.engine.call.Call;

/**
 * One item, and the call under which it is worked on. Where the host gave a request id, the call has one of its own,
 * which follows from that id and from the place of the item.
 */
public record BulkItem<I>(I item, Call call) {}

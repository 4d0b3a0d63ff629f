package io.rosterkit.engine.bulk;

import io.rosterkit.engine.call.Call;

/**
 * One item, and the call for it. Where the host gave a request id, the call has its own request id, which is derived
 * from that id and from the place of the item.
 */
public record BulkItem<I>(I item, Call call) {}

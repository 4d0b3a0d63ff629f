package io.rosterkit.engine.bulk;

import io.rosterkit.engine.call.Call;

/**
 * One item, and the call for it. Where the host gave a request id, the call has a request id of its own. It is derived
 * from the host's id and the place of the item.
 */
public record BulkItem<I>(I item, Call call) {}

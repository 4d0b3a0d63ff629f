package io.rosterkit.model.notice;

import io.rosterkit.model.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Which messages a dispatcher wants to claim: at most {@code limit} that are due at {@code now}, of those channels and
 * with none of those ids, for the time of a lease.
 */
public record ClaimRequest(Set<Channel> channels, Set<MessageId> except, Instant now, int limit, Duration lease) {

    /** The largest number of ids that a request may except. */
    public static final int LARGEST_EXCEPT = 256;

    /** Throws {@link IllegalArgumentException} when no channel is named or too many ids are excepted. */
    public ClaimRequest {
        channels = Set.copyOf(channels);
        except = Set.copyOf(except);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels must name a channel");
        }
        if (except.size() > LARGEST_EXCEPT) {
            throw new IllegalArgumentException("except must hold at most " + LARGEST_EXCEPT + " ids");
        }
    }

    /** Whatever is due, by any channel. */
    public static ClaimRequest any(Instant now, int limit, Duration lease) {
        return new ClaimRequest(Set.of(Channel.values()), Set.of(), now, limit, lease);
    }
}

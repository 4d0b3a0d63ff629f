package io.rosterkit.examples.web;

import io.rosterkit.model.access.Source;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The network address of a client behind the host's own proxies. Each proxy appends the address it saw to
 * {@code X-Forwarded-For}, so only the right end can be trusted, and only as far as the host's own proxies wrote it.
 */
final class ClientAddress {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private final Set<String> proxies;

    /** {@code proxies} are the addresses of the host's own proxies. */
    ClientAddress(Set<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    /** The source of a request: {@code peer} is the other end of the connection. */
    Source of(String peer, Optional<String> forwardedFor) {
        String client = peer;
        String[] hops = forwardedFor.map(header -> header.split(",", -1)).orElse(new String[0]);
        for (int hop = hops.length - 1; hop >= 0 && proxies.contains(client); hop--) {
            String next = hops[hop].strip();
            if (!ADDRESS.matcher(next).matches()) {
                break; // no proxy of ours writes this
            }
            client = next;
        }
        return new Source(client);
    }
}

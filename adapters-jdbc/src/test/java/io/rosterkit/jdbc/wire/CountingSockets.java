package io.rosterkit.jdbc.wire;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/**
 * Makes the sockets of PostgreSQL's driver and counts the trips: each time the driver sends what it has gathered, and
 * then waits. One call of JDBC may take several.
 */
public final class CountingSockets extends SocketFactory {

    private static final Map<String, AtomicInteger> TRIPS = new ConcurrentHashMap<>();

    private final AtomicInteger trips;

    /** For the driver, which makes it by name; the argument names the count. */
    public CountingSockets(String count) {
        this.trips = trips(count);
    }

    /** The options of a URL whose connections count under that name. */
    public static String options(String count) {
        return "socketFactory=" + CountingSockets.class.getName() + "&socketFactoryArg=" + count;
    }

    /** The trips of all connections that count under that name. */
    public static AtomicInteger trips(String count) {
        return TRIPS.computeIfAbsent(count, name -> new AtomicInteger());
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public OutputStream getOutputStream() throws IOException {
                return new BufferedOutputStream(super.getOutputStream()) {
                    @Override
                    public synchronized void flush() throws IOException {
                        trips.incrementAndGet();
                        super.flush();
                    }
                };
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }
}

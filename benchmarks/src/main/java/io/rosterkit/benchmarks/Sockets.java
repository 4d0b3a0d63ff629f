package io.rosterkit.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;
import javax.net.SocketFactory;

/** Makes the driver's sockets and counts the trips: each time the driver hands over what it has gathered, and waits. */
public final class Sockets extends SocketFactory {

    private static final LongAdder TRIPS = new LongAdder();

    /** For the driver, which makes it by name. */
    public Sockets() {}

    /** How many trips all connections of this process have made. */
    static long trips() {
        return TRIPS.sum();
    }

    @Override
    public Socket createSocket() {
        return new Counted();
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

    private static final class Counted extends Socket {

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new BufferedOutputStream(super.getOutputStream()) {
                @Override
                public synchronized void flush() throws IOException {
                    TRIPS.increment();
                    super.flush();
                }
            };
        }
    }
}

package io.rosterkit.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on a real socket, which can be silent, refuse recipients, and be stopped. */
final class SmtpServer implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket();
    private final Thread accepting = new Thread(this::accept, "smtp");
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final boolean silent;
    private volatile String toRecipients = "250 fine";

    private SmtpServer(boolean silent) throws IOException {
        this.silent = silent;
    }

    /** At that port, or at any for 0; a silent one accepts connections and never says a word. */
    static SmtpServer at(int port, boolean silent) throws IOException {
        SmtpServer server = new SmtpServer(silent);
        server.listening.setReuseAddress(true);
        server.listening.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port), 100);
        server.accepting.setDaemon(true);
        server.accepting.start();
        return server;
    }

    /** What it answers to each recipient from now on. */
    void answersToRecipients(String reply) {
        toRecipients = reply;
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** The message ids of the mails it took, in their order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        try {
            accepting.join(); // no client is accepted any more
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        for (Socket client : clients) {
            client.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                connections.incrementAndGet();
                clients.add(client);
                Thread thread = new Thread(() -> converse(client), "smtp-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException over) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    say(client, "354 go on");
                    taken.add(message(in));
                }
                say(client, line.startsWith("RCPT") ? toRecipients : "250 fine");
            }
        } catch (IOException gone) {
            clients.remove(client);
        }
    }

    private void say(Socket client, String reply) throws IOException {
        if (!silent) {
            client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String message(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            id = line.startsWith("Message-ID: ") ? line : id;
        }
        return id;
    }
}

package io.rosterkit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server with scripted replies: one for each command, 250 for all others, and no answer for an empty reply. It
 * closes the connection after a reply that ends with {@link #HANG_UP}.
 */
final class ScriptedServer implements AutoCloseable {

    static final String HANG_UP = "(hang up)";

    private final ServerSocket listening;
    private final Thread accepting = new Thread(this::serve, "scripted-smtp");
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> acceptedIds = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile int mailsPerConnection = Integer.MAX_VALUE;
    private volatile String replyAtLimit = HANG_UP;
    private volatile Map<String, String> replies;
    private final Optional<SSLContext> tls;
    private final List<String> received = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket listening, Map<String, String> replies, Optional<SSLContext> tls) {
        this.listening = listening;
        this.replies = replies;
        this.tls = tls;
    }

    static ScriptedServer start(Map<String, String> replies) throws IOException {
        return start(replies, Optional.empty());
    }

    static ScriptedServer start(Map<String, String> replies, Optional<SSLContext> tls) throws IOException {
        return startAt(0, replies, tls);
    }

    static ScriptedServer startAt(int port, Map<String, String> replies, Optional<SSLContext> tls) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port), 50);
        ScriptedServer server = new ScriptedServer(listening, replies, tls);
        server.accepting.setDaemon(true);
        server.accepting.start();
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** All lines that the server received, with {@code (tls)} before each encrypted one. */
    List<String> received() {
        return List.copyOf(received);
    }

    /** The message ids of the mails that the server accepted, in order. */
    List<String> acceptedIds() {
        return List.copyOf(acceptedIds);
    }

    /** How many connections it accepted. */
    int connections() {
        return connections.get();
    }

    /** Replaces the replies. */
    void replies(Map<String, String> newReplies) {
        replies = newReplies;
    }

    /** Sets the reply to the first command after this number of mails over one connection. */
    void replyAfter(int mails, String reply) {
        mailsPerConnection = mails;
        replyAtLimit = reply;
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

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                connections.incrementAndGet();
                clients.add(client);
                Thread thread = new Thread(() -> converse(client), "scripted-smtp-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException over) {
                received.add("(over)"); // the test is over
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            if (reply(client, replies.getOrDefault("", "220 ready"))) {
                converse(client, "");
            }
        } catch (IOException gone) {
            received.add("(gone)"); // the client hung up, or the test is over
        }
    }

    private void converse(Socket client, String mark) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        int mails = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            received.add(mark + line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (verb.equals("STARTTLS") && tls.isPresent() && !replies.containsKey(verb)) {
                reply(client, "220 go ahead");
                converse(encrypted(client, tls.get()), "(tls)");
                return;
            }
            String usual = replies.getOrDefault(verb, verb.equals("DATA") ? "354 go on" : greeting(verb, mark));
            if (!reply(client, mails >= mailsPerConnection ? replyAtLimit : usual) || verb.equals("QUIT")) {
                return;
            }
            if (verb.equals("DATA") && usual.startsWith("354")) {
                mails++;
                String id = lines(in, mark);
                String verdict = replies.getOrDefault(".", "250 taken");
                if (verdict.startsWith("250")) {
                    acceptedIds.add(id);
                }
                if (!reply(client, verdict)) {
                    return;
                }
            }
        }
    }

    private String lines(BufferedReader in, String mark) throws IOException {
        String id = "";
        for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
            received.add(mark + text);
            id = text.startsWith("Message-ID: ") ? text.substring("Message-ID: ".length()) : id;
        }
        return id;
    }

    private String greeting(String verb, String mark) {
        return verb.equals("EHLO") && tls.isPresent() && mark.isEmpty() ? "250-hello\r\n250 STARTTLS" : "250 fine";
    }

    private static Socket encrypted(Socket client, SSLContext context) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private static boolean reply(Socket client, String text) throws IOException {
        String line = text.replace(HANG_UP, "");
        if (!line.isEmpty()) {
            OutputStream out = client.getOutputStream();
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return !text.endsWith(HANG_UP);
    }
}

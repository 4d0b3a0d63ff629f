package io.rosterkit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server that answers as it is told to: a reply for each command, 250 where none is given, silence for an empty
 * one.
 */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Map<String, String> replies;
    private final Optional<SSLContext> tls;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket listening, Map<String, String> replies, Optional<SSLContext> tls) {
        this.listening = listening;
        this.replies = replies;
        this.tls = tls;
    }

    static ScriptedServer start(Map<String, String> replies) throws IOException {
        return start(replies, Optional.empty());
    }

    static ScriptedServer start(Map<String, String> replies, Optional<SSLContext> tls) throws IOException {
        ServerSocket listening = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        ScriptedServer server = new ScriptedServer(listening, replies, tls);
        Thread thread = new Thread(server::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Every command so far, with {@code (tls)} in front of what came encrypted. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                converse(client, "");
            } catch (IOException gone) {
                heard.add("(gone)"); // the client hung up, or the test is over
            }
        }
    }

    private void converse(Socket client, String mark) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        if (mark.isEmpty()) {
            reply(client, replies.getOrDefault("", "220 ready"));
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(mark + line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (verb.equals("STARTTLS") && tls.isPresent()) {
                reply(client, "220 go ahead");
                converse(encrypted(client, tls.get()), "(tls)");
                return;
            }
            reply(client, replies.getOrDefault(verb, verb.equals("DATA") ? "354 go on" : greeting(verb, mark)));
            if (verb.equals("DATA") && !replies.containsKey("DATA")) {
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    heard.add(mark + text);
                }
                reply(client, replies.getOrDefault(".", "250 taken"));
            }
            if (verb.equals("QUIT")) {
                return;
            }
        }
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

    private static void reply(Socket client, String text) throws IOException {
        if (!text.isEmpty()) {
            OutputStream out = client.getOutputStream();
            out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}

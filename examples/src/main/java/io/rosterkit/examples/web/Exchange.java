package io.rosterkit.examples.web;

import com.sun.net.httpserver.HttpExchange;
import io.rosterkit.model.access.Source;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One request and its answer: form, cookies, language and source. */
final class Exchange {

    private static final int LONGEST_FORM = 10_000;
    private static final String HOST_ONLY = "__Host-";

    private final HttpExchange http;
    private final Clock clock;

    Exchange(HttpExchange http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    String path() {
        return http.getRequestURI().getPath();
    }

    boolean isPost() {
        return "POST".equals(http.getRequestMethod());
    }

    /** Whether a page of this application sent the form: browsers name the page's origin with every POST. */
    boolean isFromOwnPage(String origin) {
        return header("Origin").filter(origin::equals).isPresent();
    }

    Source source(ClientAddress addresses) {
        return addresses.of(http.getRemoteAddress().getAddress().getHostAddress(), header("X-Forwarded-For"));
    }

    /** The language the browser prefers; the library falls back to English. */
    Locale language() {
        try {
            List<Locale.LanguageRange> ranges =
                    Locale.LanguageRange.parse(header("Accept-Language").orElse("en"));
            return Locale.forLanguageTag(ranges.get(0).getRange());
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }

    /** The fields of the form. */
    Map<String, String> form() throws IOException {
        byte[] body = http.getRequestBody().readNBytes(LONGEST_FORM);
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    Optional<String> cookie(String name) {
        String start = HOST_ONLY + name + "=";
        return header("Cookie").stream()
                .flatMap(line -> Stream.of(line.split("; *", -1)))
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()))
                .findFirst();
    }

    /** {@code __Host-}: the browser takes it only with Secure, Path=/ and no Domain, so no other host can set it. */
    void putCookie(String name, String value, Instant until) {
        long seconds = Math.max(0, Duration.between(clock.instant(), until).toSeconds());
        http.getResponseHeaders()
                .add(
                        "Set-Cookie",
                        HOST_ONLY + name + "=" + value + "; Path=/; Max-Age=" + seconds
                                + "; Secure; HttpOnly; SameSite=Lax");
    }

    void dropCookie(String name) {
        putCookie(name, "", clock.instant());
    }

    /** A page, or a script, that no other page frames, no cache keeps, and that runs no script but our own files. */
    void answer(int status, String type, String text) throws IOException {
        http.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        http.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; form-action 'self'");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
    }

    /** After a form the browser asks for the next page, so that reloading sends no form again. */
    void goTo(String path) throws IOException {
        http.getResponseHeaders().set("Location", path);
        http.sendResponseHeaders(303, -1);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(http.getRequestHeaders().get(name)).map(lines -> String.join(",", lines));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

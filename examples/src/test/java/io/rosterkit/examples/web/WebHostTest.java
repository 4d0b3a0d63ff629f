package io.rosterkit.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The web application, through a browser's eyes: the link, the session, an invitation, and out again. */
@Tag("slow")
class WebHostTest {

    private static final String ANNA = "anna@weiss.example";
    private static final String PASSWORD = "herons over the reed";
    private static final String CLIENT = "203.0.113.7";
    private static final Pattern LINK = Pattern.compile("https://app\\.example\\.org/join#(\\S+)");

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:web", "sa", "");
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, String> cookies = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Roster roster;
    private OpeningReceipt founded;
    private WebHost host;

    @BeforeEach
    void open() throws IOException {
        Schema.of(pool).install();
        roster = Roster.create(JdbcStorage.on(pool), KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> {
                    Matcher link = LINK.matcher(mail.text());
                    assertThat(link.find()).isTrue();
                    links.put(mail.to().original(), link.group(1));
                    return new Receipt.Accepted();
                })
                .build();
        founded = roster.operations().open("Praxis Weiß", ANNA).orThrow();
        roster.operations().dispatch(100);
        host = new WebHost(roster, founded.organization(), new ClientAddress(Set.of("127.0.0.1")), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        host.close();
        pool.dispose();
    }

    @Test
    void goesFromTheLinkToAnInvitationAndOutAgain() throws Exception {
        assertThat(get("/join").body()).contains("<script src=\"/link.js\">");
        assertThat(register().headers().firstValue("Location")).contains("/");
        assertThat(post("/invite", Map.of("address", "ben@weiss.example")).body())
                .contains("Invited.", "ben@weiss.example: invited");

        roster.operations().dispatch(100);
        assertThat(links).containsKey("ben@weiss.example");
        assertThat(sourceOf("invitation.invite")).isEqualTo(CLIENT);

        assertThat(post("/sign-out", Map.of()).headers().firstValue("Location")).contains("/sign-in");
        assertThat(cookies).containsOnlyKeys("__Host-device");
        assertThat(get("/").headers().firstValue("Location")).contains("/sign-in");
        post("/sign-in", Map.of("address", ANNA, "password", PASSWORD));
        assertThat(get("/").body()).contains(ANNA);
    }

    @Test
    void keepsTheSessionInACookieThatNoScriptReadsAndNoOtherHostSets() throws Exception {
        List<String> set = register().headers().allValues("Set-Cookie");

        assertThat(set)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
                        .containsPattern("Max-Age=[1-9][0-9]+")
                        .doesNotContain("Domain"));
    }

    @Test
    void refusesAFormOfAnotherSite() throws Exception {
        register();

        HttpResponse<String> foreign = send(
                request("/invite").header("Origin", "https://evil.example"), Map.of("address", "eve@evil.example"));

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(send(request("/invite"), Map.of("address", "eve@evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/").body()).doesNotContain("eve@evil.example");
    }

    @Test
    void tellsRefusalsInTheLanguageOfTheBrowserAndEscapesWhatPeopleType() throws Exception {
        HttpResponse<String> refused = post("/sign-in", Map.of("address", ANNA, "password", "herons over the tree"));
        assertThat(refused.body()).contains("Die Anmeldung hat nicht geklappt");

        HttpResponse<String> tampered =
                post("/join", Map.of("link", "\"><script>alert(1)</script>", "word", "x", "password", PASSWORD));
        assertThat(tampered.body()).doesNotContain("<script>alert");
    }

    @Test
    void allowsNoScriptInAPageAndKeepsNoPageInACache() throws Exception {
        assertThat(get("/sign-in")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe-inline");
        assertThat(get("/sign-in").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get("/link.js").body()).contains("location.hash", "history.replaceState");
    }

    private HttpResponse<String> register() throws Exception {
        String word = roster.as(new Actor.Job(founded.organization(), "test"))
                .practices()
                .showCodeWord(founded.practice())
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();
        return post("/join", Map.of("link", links.get(ANNA), "word", word, "password", PASSWORD));
    }

    private String sourceOf(String act) {
        Actor support = new Actor.Support(founded.organization(), "sam", Permission.ofLibrary(), "case 17");
        return roster
                .as(support)
                .journal()
                .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, PageRequest.first(50))
                .orThrow()
                .items()
                .stream()
                .filter(entry -> entry.act().equals(act))
                .findFirst()
                .map(JournalRecord::agent)
                .flatMap(agent -> agent.source().asOptional())
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return keep(http.send(request(path).build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return send(request(path).header("Origin", host.origin()), form);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return keep(http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        String kept = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(URI.create(host.origin() + path))
                .header("Accept-Language", "de-DE,de;q=0.9,en;q=0.5")
                .header("X-Forwarded-For", "192.0.2.9, " + CLIENT)
                .header("Cookie", kept.isEmpty() ? "none=none" : kept);
    }

    /** Cookies as a browser keeps them: one that is over is forgotten. */
    private HttpResponse<String> keep(HttpResponse<String> response) {
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return response;
    }
}

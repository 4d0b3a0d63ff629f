package io.rosterkit.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Pages of one organization: registering by a mailed link, signing in and out, inviting. */
final class WebHost implements AutoCloseable {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final PageRequest FIRST = PageRequest.first(50);
    private static final String HTML = "text/html";

    private final Roster roster;
    private final OrganizationId organization;
    private final ClientAddress addresses;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    /** Starts it on a free port of this machine. */
    WebHost(Roster roster, OrganizationId organization, ClientAddress addresses, Clock clock) throws IOException {
        this.roster = roster;
        this.organization = organization;
        this.addresses = addresses;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it is. */
    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            Exchange exchange = new Exchange(http, clock);
            if (!exchange.isPost()) {
                get(exchange);
            } else if (exchange.isFromOwnPage(origin())) {
                post(exchange, exchange.form());
            } else {
                exchange.answer(403, HTML, Html.signIn("This form did not come from our page."));
            }
        }
    }

    private void get(Exchange exchange) throws IOException {
        switch (exchange.path()) {
            case "/" -> home(exchange, "");
            case "/sign-in" -> exchange.answer(200, HTML, Html.signIn(""));
            case "/join" -> exchange.answer(200, HTML, Html.join("", ""));
            case "/link.js" -> exchange.answer(200, "text/javascript", Html.LINK_SCRIPT);
            default -> exchange.answer(404, HTML, Html.signIn("There is no such page."));
        }
    }

    private void post(Exchange exchange, Map<String, String> form) throws IOException {
        switch (exchange.path()) {
            case "/sign-in" -> signIn(exchange, form);
            case "/code" -> code(exchange, form);
            case "/join" -> join(exchange, form);
            case "/join-code" -> joinCode(exchange, form);
            case "/invite" -> invite(exchange, form);
            case "/sign-out" -> signOut(exchange);
            default -> exchange.answer(404, HTML, Html.signIn("There is no such page."));
        }
    }

    private void signIn(Exchange exchange, Map<String, String> form) throws IOException {
        String address = field(form, "address");
        String password = field(form, "password");
        Front front = roster.front(organization, exchange.source(addresses));
        answer(
                exchange,
                exchange.cookie("device")
                        .map(device -> front.signIn(address, password, device))
                        .orElseGet(() -> front.signIn(address, password))
                        .fold(in -> new Next(in), refusal -> new Next(Html.signIn(text(exchange, refusal)))));
    }

    private void code(Exchange exchange, Map<String, String> form) throws IOException {
        String step = field(form, "step");
        Front front = roster.front(organization, exchange.source(addresses));
        answer(
                exchange,
                front.answerSignIn(step, field(form, "code"))
                        .fold(
                                in -> new Next(in),
                                refusal -> new Next(Html.code("/code", text(exchange, refusal), step))));
    }

    private void join(Exchange exchange, Map<String, String> form) throws IOException {
        String link = field(form, "link");
        Front front = roster.front(organization, exchange.source(addresses));
        answer(
                exchange,
                front.register(link, field(form, "word"), field(form, "password"))
                        .fold(WebHost::next, refusal -> new Next(Html.join(text(exchange, refusal), link))));
    }

    private void joinCode(Exchange exchange, Map<String, String> form) throws IOException {
        String step = field(form, "step");
        Front front = roster.front(organization, exchange.source(addresses));
        answer(
                exchange,
                front.answerRegistration(step, field(form, "code"))
                        .fold(
                                WebHost::next,
                                refusal -> new Next(Html.code("/join-code", text(exchange, refusal), step))));
    }

    private void invite(Exchange exchange, Map<String, String> form) throws IOException {
        Optional<Desk> desk = desk(exchange);
        if (desk.isEmpty()) {
            exchange.goTo("/sign-in");
            return;
        }
        home(
                exchange,
                desk.get()
                        .invitations()
                        .invite(field(form, "address"), StandardProfile.STAFF)
                        .fold(done -> "Invited.", refusal -> text(exchange, refusal)));
    }

    private void signOut(Exchange exchange) throws IOException {
        desk(exchange).ifPresent(desk -> desk.account().signOut());
        exchange.dropCookie("session"); // the device cookie stays
        exchange.goTo("/sign-in");
    }

    private void home(Exchange exchange, String message) throws IOException {
        Optional<Desk> desk = desk(exchange);
        if (desk.isEmpty()) {
            exchange.goTo("/sign-in");
            return;
        }
        List<DirectoryEntry> people =
                desk.get().directory().list(FIRST).fold(Page::items, refusal -> List.<DirectoryEntry>of());
        exchange.answer(200, HTML, Html.home(message, people));
    }

    /** The desk of the user whose session the browser shows, with the source for the journal. */
    private Optional<Desk> desk(Exchange exchange) {
        return exchange.cookie("session")
                .flatMap(token -> roster.session(token).answer())
                .map(authenticated -> roster.as(authenticated.session(), exchange.source(addresses)));
    }

    /** What comes after a form: a session, or a page. */
    private record Next(Optional<SignedIn> session, String page) {

        Next(String page) {
            this(Optional.empty(), page);
        }

        Next(SignIn in) {
            this(
                    in instanceof SignedIn session ? Optional.of(session) : Optional.empty(),
                    in instanceof SecondStep step
                            ? Html.code("/code", "", step.token().reveal())
                            : "");
        }
    }

    private static Next next(Registration registration) {
        if (registration instanceof Registration.CodeSent sent) {
            return new Next(Html.code("/join-code", "", sent.step().token().reveal()));
        }
        return next(registration.done());
    }

    private static Next next(RegistrationReceipt registered) {
        return new Next(registered.signedIn(), Html.signIn("You are registered."));
    }

    private void answer(Exchange exchange, Next next) throws IOException {
        if (next.session().isEmpty()) {
            exchange.answer(200, HTML, next.page());
            return;
        }
        SignedIn session = next.session().get();
        exchange.putCookie("session", session.token().reveal(), session.expiresAt());
        session.device()
                .ifPresent(device -> exchange.putCookie(
                        "device", device.reveal(), clock.instant().plus(YEAR)));
        exchange.goTo("/");
    }

    private static String text(Exchange exchange, Refusal refusal) {
        return Roster.texts().of(refusal, exchange.language());
    }

    private static String field(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}

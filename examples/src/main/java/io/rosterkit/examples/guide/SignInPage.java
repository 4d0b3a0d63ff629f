package io.rosterkit.examples.guide;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A sign-in page of a host, without the framework it is built with. docs/getting-in.md shows it. */
final class SignInPage {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Roster roster;
    private final OrganizationId praxis;
    private final Clock clock;

    SignInPage(Roster roster, OrganizationId praxis, Clock clock) {
        this.roster = roster;
        this.praxis = praxis;
        this.clock = clock;
    }

    /** What a browser keeps for the host. */
    interface Cookies {

        Optional<String> get(String name);

        /** Secure, HttpOnly, SameSite=Lax. */
        void put(String name, String value, Instant until);
    }

    /** What the browser is shown: the next page, and what stands in it. */
    record Shown(String page, String text) {}

    Shown signIn(Cookies cookies, String address, String password, String ip) {
        Front front = roster.front(praxis, new Source(ip));
        return cookies.get("device")
                .map(device -> front.signIn(address, password, device))
                .orElseGet(() -> front.signIn(address, password))
                .fold(in -> next(cookies, in), SignInPage::again);
    }

    Shown code(Cookies cookies, String step, String code, String ip) {
        Front front = roster.front(praxis, new Source(ip));
        return front.answerSignIn(step, code).fold(in -> next(cookies, in), SignInPage::again);
    }

    Optional<Desk> desk(Cookies cookies, String ip) {
        return cookies.get("session")
                .flatMap(token -> roster.session(token).answer())
                .map(authenticated -> roster.as(authenticated.session(), new Source(ip)));
    }

    private Shown next(Cookies cookies, SignIn in) {
        if (in instanceof SecondStep step) {
            return new Shown("code", step.token().reveal()); // a hidden field beside the one for the code
        }
        SignedIn session = in.done();
        cookies.put("session", session.token().reveal(), session.expiresAt());
        session.device()
                .ifPresent(device ->
                        cookies.put("device", device.reveal(), clock.instant().plus(YEAR)));
        return new Shown("home", "");
    }

    private static Shown again(Refusal refusal) {
        return new Shown("sign-in", Roster.texts().of(refusal, Locale.ENGLISH));
    }
}

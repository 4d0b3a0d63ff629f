package io.rosterkit.examples.spring;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, and a page for signed-in users. docs/in-your-application.md shows it. */
@RestController
class SignInController {

    private static final String SESSION = "__Host-session";
    private static final String DEVICE = "__Host-device";
    private static final Duration YEAR = Duration.ofDays(365);

    private final Roster roster;

    SignInController(Roster roster) {
        this.roster = roster;
    }

    @PostMapping("/{praxis}/sign-in")
    ResponseEntity<String> signIn(
            @PathVariable("praxis") UUID praxis,
            @RequestParam("address") String address,
            @RequestParam("password") String password,
            @CookieValue(name = DEVICE) Optional<String> device,
            HttpServletRequest request) {
        Front front = roster.front(new OrganizationId(praxis), new Source(request.getRemoteAddr()));
        Outcome<SignIn> outcome = device.map(known -> front.signIn(address, password, known))
                .orElseGet(() -> front.signIn(address, password));
        return outcome.fold(this::next, refusal -> refused(refusal, request));
    }

    @GetMapping("/account")
    ResponseEntity<String> account(@CookieValue(name = SESSION) Optional<String> token, HttpServletRequest request) {
        return token.flatMap(value -> roster.session(value).answer())
                .map(authenticated -> roster.as(authenticated.session(), new Source(request.getRemoteAddr())))
                .map(desk ->
                        ResponseEntity.ok(desk.account().sessions().orThrow().size() + " sessions"))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
    }

    private ResponseEntity<String> next(SignIn in) {
        if (in instanceof SecondStep step) {
            return ResponseEntity.ok(step.token().reveal()); // into a hidden field beside the one for the code
        }
        SignedIn session = in.done();
        ResponseEntity.BodyBuilder response = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/account")
                .header(HttpHeaders.SET_COOKIE, cookie(SESSION, session.token().reveal(), until(session)));
        session.device()
                .ifPresent(token -> response.header(HttpHeaders.SET_COOKIE, cookie(DEVICE, token.reveal(), YEAR)));
        return response.build();
    }

    private static ResponseEntity<String> refused(Refusal refusal, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Roster.texts().of(refusal, request.getLocale()));
    }

    private static Duration until(SignedIn session) {
        return Duration.between(Instant.now(), session.expiresAt());
    }

    private static String cookie(String name, String value, Duration age) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(age)
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }
}

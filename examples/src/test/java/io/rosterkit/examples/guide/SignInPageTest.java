package io.rosterkit.examples.guide;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.user.UserImport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the guide shows does what the guide says, for a user brought over with a bcrypt hash. */
class SignInPageTest {

    private static final String BEN = "ben@weiss.example";
    private static final String PASSWORD = "a bicycle in the snow";
    private static final String BCRYPT = "$2b$05$abcdefghijklmnopqrstuu8Sd5NNaQuPIlrpGIUu70sVDRA.d82bC";
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final String IP = "203.0.113.7";

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:guide", "sa", "");
    private final List<String> texts = new ArrayList<>();
    private final Browser browser = new Browser();
    private Roster roster;
    private SignInPage page;

    @BeforeEach
    void open() {
        Schema.of(pool).install();
        SecondStepPolicy onNewDevices = SecondStepPolicy.standard().signIn(Demand.UNKNOWN_DEVICE);
        roster = Roster.create(
                        JdbcStorage.on(pool),
                        KeyRing.of(new byte[32]),
                        StandardProfile.builder("Example")
                                .secondStep(onNewDevices)
                                .build())
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .sms(sms -> {
                    texts.add(sms.text());
                    return new Receipt.Accepted();
                })
                .build();
        OrganizationId praxis = roster.operations()
                .open("Praxis Weiß", "anna@weiss.example")
                .orThrow()
                .organization();
        UserImport ben = UserImport.of(BEN, STAFF)
                .verified()
                .reachableAt("+4915112345678")
                .withPasswordHash(BCRYPT);
        roster.operations().importUser(praxis, ben).orThrow();
        page = new SignInPage(roster, praxis, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void asksForACodeOnANewDeviceAndNotOnAKnownOne() {
        SignInPage.Shown asked = page.signIn(browser, BEN, PASSWORD, IP);
        assertThat(asked.page()).isEqualTo("code");
        assertThat(page.desk(browser, IP)).isEmpty();

        assertThat(page.code(browser, asked.text(), code(), IP).page()).isEqualTo("home");
        assertThat(page.desk(browser, IP).orElseThrow().account().sessions().orThrow())
                .hasSize(1);

        assertThat(page.signIn(browser, BEN, PASSWORD, IP).page()).isEqualTo("home");
        assertThat(texts).hasSize(1);
    }

    @Test
    void saysTheSameToWhoIsUnknownAndWhoMistypes() {
        SignInPage.Shown mistyped = page.signIn(browser, BEN, "a bicycle in the slow", IP);

        assertThat(mistyped.page()).isEqualTo("sign-in");
        assertThat(page.signIn(browser, "nobody@weiss.example", PASSWORD, IP)).isEqualTo(mistyped);
        assertThat(browser.kept).isEmpty();
    }

    private String code() {
        roster.operations().dispatch(100);
        Matcher code = CODE.matcher(texts.get(texts.size() - 1));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static final class Browser implements SignInPage.Cookies {

        private final Map<String, String> kept = new HashMap<>();

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void put(String name, String value, Instant until) {
            assertThat(until).isAfter(Instant.now());
            kept.put(name, value);
        }
    }
}

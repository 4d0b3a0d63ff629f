package io.rosterkit.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rosterkit.Roster;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.user.UserImport;
import jakarta.servlet.http.Cookie;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The guide's example for Spring runs in Spring. */
@Tag("slow")
class SpringTest {

    private static final String BEN = "ben@weiss.example";
    private static final String BCRYPT = "$2b$05$abcdefghijklmnopqrstuu8Sd5NNaQuPIlrpGIUu70sVDRA.d82bC";

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:spring", "sa", "");
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private OrganizationId praxis;
    private MockMvc web;

    @BeforeEach
    void start() {
        MailGateway mail = message -> new Receipt.Accepted();
        Map<String, Object> settings =
                Map.of("rosterkit.key", Base64.getEncoder().encodeToString(new byte[32]));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(MailGateway.class, () -> mail);
        context.register(RosterConfiguration.class, SignInController.class);
        context.refresh();
        Roster roster = context.getBean(Roster.class);
        praxis = roster.operations()
                .open("Praxis Weiß", "anna@weiss.example")
                .orThrow()
                .organization();
        UserImport ben = UserImport.of(BEN, StandardProfile.STAFF).verified().withPasswordHash(BCRYPT);
        roster.operations().importUser(praxis, ben).orThrow();
        web = MockMvcBuilders.standaloneSetup(context.getBean(SignInController.class))
                .build();
    }

    @AfterEach
    void stop() {
        context.close();
        pool.dispose();
    }

    @Test
    void signsInAndKnowsTheSessionAgain() throws Exception {
        MockHttpServletResponse in = signIn("a bicycle in the snow");
        Cookie session = in.getCookie("__Host-session");

        assertThat(in.getHeaders("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(
                        cookie -> assertThat(cookie).contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"));
        assertThat(web.perform(get("/account").cookie(session))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .isEqualTo("1 sessions");
        assertThat(web.perform(get("/account")).andReturn().getResponse().getStatus())
                .isEqualTo(401);
    }

    @Test
    void tellsARefusalInTheLanguageOfTheBrowser() throws Exception {
        MockHttpServletResponse refused = signIn("a bicycle in the slow");

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentAsString()).startsWith("Signing in did not work.");
        assertThat(refused.getCookies()).isEmpty();
    }

    private MockHttpServletResponse signIn(String password) throws Exception {
        return web.perform(post("/" + praxis + "/sign-in").param("address", BEN).param("password", password))
                .andReturn()
                .getResponse();
    }
}

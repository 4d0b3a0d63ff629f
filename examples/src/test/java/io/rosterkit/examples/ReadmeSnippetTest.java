package io.rosterkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.spi.notice.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class ReadmeSnippetTest {

    private static final Pattern LINK = Pattern.compile("https://\\S+");

    private final Map<String, Mail> mails = new HashMap<>();

    @Test
    void doesWhatTheReadmeSays() {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:readme", "sa", "");
        try {
            ReadmeSnippet.Shown shown = ReadmeSnippet.run(pool, new byte[32], this::keep, this::link);

            assertThat(shown.why()).startsWith("Signing in did not work.");
            assertThat(shown.ben().orThrow().done().session().user())
                    .isNotEqualTo(shown.anna().session().user());
            assertThat(mails).containsOnlyKeys("anna@weiss.example", "ben@weiss.example");
        } finally {
            pool.dispose();
        }
    }

    private Receipt keep(Mail mail) {
        mails.put(mail.to().original(), mail);
        return new Receipt.Accepted();
    }

    private String link(String address) {
        Matcher link = LINK.matcher(mails.get(address).text());
        assertThat(link.find()).isTrue();
        return link.group();
    }
}

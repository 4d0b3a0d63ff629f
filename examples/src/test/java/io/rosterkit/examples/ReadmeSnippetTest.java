package io.rosterkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.spi.notice.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class ReadmeSnippetTest {

    @Test
    void doesWhatTheReadmeSays() {
        List<Mail> mails = new ArrayList<>();
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:readme", "sa", "");
        try {
            ReadmeSnippet.Shown shown = ReadmeSnippet.run(pool, new byte[32], mail -> {
                mails.add(mail);
                return new Receipt.Accepted();
            });

            assertThat(shown.carla().orThrow().state()).isEqualTo(InvitationState.OPEN);
            assertThat(shown.why()).startsWith("This address has an open invitation already.");
            assertThat(mails)
                    .extracting(mail -> mail.to().original())
                    .containsExactlyInAnyOrder("anna@weiss.example", "carla@weiss.example");
        } finally {
            pool.dispose();
        }
    }
}

package io.rosterkit.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class JobsTest {

    @Test
    void sendWhatWaits() throws InterruptedException {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:jobs", "sa", "");
        CountDownLatch sent = new CountDownLatch(1);
        Schema.of(pool).install();
        Roster roster = Roster.create(JdbcStorage.on(pool), KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> {
                    sent.countDown();
                    return new Receipt.Accepted();
                })
                .build();
        roster.operations().open("Praxis Weiß", "anna@weiss.example").orThrow();

        try (Jobs jobs = new Jobs(roster)) {
            jobs.start();

            assertThat(sent.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            pool.dispose();
        }
    }
}

package io.rosterkit.examples.spring;

import io.rosterkit.Roster;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.secret.KeyRing;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** The library as a bean of Spring, and its jobs. docs/in-your-application.md shows it. */
@Configuration
@EnableScheduling
class RosterConfiguration {

    @Bean
    Roster roster(DataSource pool, MailGateway mail, @Value("${rosterkit.key}") String key) {
        Schema.of(pool).install(); // leave it out where Flyway runs the scripts
        return Roster.create(
                        JdbcStorage.on(pool),
                        KeyRing.of(Base64.getDecoder().decode(key)),
                        StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail)
                .build();
    }

    @Bean
    RosterJobs rosterJobs(Roster roster) {
        return new RosterJobs(roster);
    }

    /** Spring logs what a job throws, and runs it again. */
    static class RosterJobs {

        private final Roster roster;

        RosterJobs(Roster roster) {
            this.roster = roster;
        }

        @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
        void dispatch() {
            roster.operations().dispatch(100);
        }

        @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
        void expire() {
            roster.operations().expire(1_000);
        }

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        void purge() {
            roster.operations().purge(1_000);
        }
    }
}

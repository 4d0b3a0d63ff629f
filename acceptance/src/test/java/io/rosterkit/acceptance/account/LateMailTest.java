package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail waits to be sent, and meanwhile something happens: what arrives, if anything does, is of no use. */
@EveryStorage
@RosterTest
@Tag("V7")
class LateMailTest {

    private static final String NEW = "benjamin@weiss.example";
    private static final Pattern LINK = Pattern.compile("https://\\S+");

    private Home home;
    private Kit kit;
    private UserId ben;

    /** What can happen while the mail waits. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Event {
        LOCKED(test -> test.home.office().desk().users().lock(test.ben).orThrow()),
        DEACTIVATED(
                test -> test.home.office().desk().users().deactivate(test.ben).orThrow()),
        CLOSED(test -> test.home.office().desk().users().close(test.ben).orThrow()),
        ORGANIZATION_CLOSED(test -> test.kit
                .roster()
                .operations()
                .close(test.home.office().organization())
                .orThrow());

        private final Consumer<LateMailTest> happens;

        Event(Consumer<LateMailTest> happens) {
            this.happens = happens;
        }
    }

    @BeforeEach
    void register(Kit parts) {
        kit = parts;
        home = Home.of(parts);
        ben = home.signedIn().session().user();
    }

    @ParameterizedTest
    @EnumSource
    void recoversNothing(Event event) {
        String word = home.word();
        kit.mail().all();
        int before = kit.mail().to(BEN).count();
        home.front().recover(BEN).orThrow();
        event.happens.accept(this);

        assertThat(links(BEN, before))
                .allSatisfy(link -> assertThat(
                                home.front().resetPassword(link, word, OTHER).refusal())
                        .isPresent());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("V5")
    void confirmsNothing(Event event) {
        home.desk().account().changeAddress(NEW, PASSWORD).orThrow();
        event.happens.accept(this);

        assertThat(links(NEW, 0))
                .allSatisfy(link ->
                        assertThat(home.front().confirmAddress(link).refusal()).isPresent());
    }

    @Test
    @Tag("V5")
    void goesToTheOldMailboxInVainWhenTheAddressHasChanged() {
        home.desk().account().changeAddress(NEW, PASSWORD).orThrow();
        String confirmation = kit.mail().to(NEW).link();
        int before = kit.mail().to(BEN).count();
        home.front().recover(BEN).orThrow();
        home.front().confirmAddress(confirmation).orThrow();
        String word = home.word();

        assertThat(links(BEN, before))
                .allSatisfy(link -> assertThat(
                                home.front().resetPassword(link, word, OTHER).refusal())
                        .isPresent());
        assertThat(home.front().signIn(NEW, PASSWORD).refusal()).isEmpty();
    }

    @Test
    @Tag("V5")
    void theOldMailboxHearsOfTheChangeInWordsAndGetsNoLink() {
        home.desk().account().changeAddress(NEW, PASSWORD).orThrow();
        home.front().confirmAddress(kit.mail().to(NEW).link()).orThrow();

        Mail notice = kit.mail().to(BEN).latest();
        assertThat(notice.subject()).isNotBlank();
        assertThat(notice.text())
                .containsIgnoringCase("address")
                .doesNotContain("https://")
                .doesNotContain(NEW);
    }

    /** The links in what has arrived at a mailbox after so many mails. */
    private List<String> links(String address, int after) {
        List<Mail> mails = kit.mail().to(address).mails();
        return mails.subList(after, mails.size()).stream()
                .flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(MatchResult::group)
                .toList();
    }
}

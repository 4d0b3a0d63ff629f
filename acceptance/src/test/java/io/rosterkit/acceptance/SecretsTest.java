package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.account.Account;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.CodeWordShown;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("G2")
class SecretsTest {

    private static final byte[] KEY = new byte[32];
    private static final Bytes OTHER_BYTES = Bytes.of("thirty-two bytes that are no key".getBytes(UTF_8));
    private static final String OWN_WORD = "Rose4-Garden";

    private final Secrets secrets = new Secrets().key(KEY);
    private final List<String> said = new ArrayList<>();
    private Kit kit;
    private Office office;
    private Desk desk;
    private PracticeId practice;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .practice(PracticePolicy.standard().ownCodeWord(true))
                        .build());
        office = kit.offices().open("Praxis Weiß");
        desk = office.desk();
        practice = office.founded().practice();
    }

    @Test
    void theStorageHoldsNoSecretWhateverWasDone(Storage storage, MovableClock clock) {
        doEverything(clock);
        comeIn();

        List<String> stored = StorageDump.of(storage).texts();

        assertThat(stored).hasSizeGreaterThan(100).anyMatch(text -> text.contains("ben@weiss.example"));
        assertThat(secrets.count()).isGreaterThan(30);
        assertThat(secrets.foundIn(stored)).isEmpty();
    }

    @Test
    void nothingThatIsAnsweredTellsASecret(MovableClock clock) {
        doEverything(clock);
        comeIn();
        lookAtEverything();

        assertThat(said).hasSizeGreaterThan(40).anyMatch(text -> text.contains("invitation.withdrawn"));
        assertThat(secrets.foundIn(said)).isEmpty();
    }

    @Test
    void nothingThatIsPrintedOrLoggedTellsASecret(MovableClock clock) {
        try (Overheard ear = Overheard.begin()) {
            Logger.getLogger("io.rosterkit.acceptance").finest("the ear is open");
            doEverything(clock);
            comeIn();

            assertThat(ear.texts()).anyMatch(text -> text.contains("the ear is open"));
            assertThat(secrets.foundIn(ear.texts())).isEmpty();
        }
    }

    @Test
    void theMailItselfIsWhereTheLinkIs(MovableClock clock) {
        doEverything(clock);

        List<String> mails = kit.mail().all().stream().map(Mail::text).toList();

        assertThat(secrets.foundIn(mails)).hasSameSizeAs(mails);
    }

    @Test
    void aStoredSecretWouldBeFound(Storage storage, MovableClock clock) {
        doEverything(clock);
        String token = kit.mail().to("ben@weiss.example").link().replaceAll(".*#", "");

        List<String> plants = List.of("see " + token, token.substring(50), "ROSE 4 GARDEN", "00".repeat(32));

        for (int number = 0; number < plants.size(); number++) {
            plant(storage, clock, "plant-" + number, OTHER_BYTES, plants.get(number));
            assertThat(secrets.foundIn(StorageDump.of(storage).texts())).hasSize(number + 1);
        }
        plant(storage, clock, "plant-of-bytes", Bytes.of(KEY), "");
        assertThat(secrets.foundIn(StorageDump.of(storage).texts())).hasSize(plants.size() + 1);
    }

    @Test
    void aPrintedOrLoggedSecretWouldBeFound() {
        secrets.word(OWN_WORD);
        try (Overheard ear = Overheard.begin()) {
            Logger.getLogger("somewhere").finest("it is rose4garden");
            System.err.println("it is ROSE4-GARDEN");

            assertThat(secrets.foundIn(ear.texts())).hasSize(2);
        }
    }

    @Test
    void aKeyRingDoesNotTellItsKeys() {
        assertThat(secrets.foundIn(List.of(KeyRing.of(KEY).toString()))).isEmpty();
    }

    private void doEverything(MovableClock clock) {
        invite("ina@weiss.example");
        kit.faults().nextMailThrows();
        kit.faults().nextMail(new Receipt.Unavailable("smtp-421"));
        kit.mail().all();
        clock.move(Duration.ofHours(1));
        kit.mail().all();
        clock.move(Duration.ofHours(1));
        InvitationId ben = invite("ben@weiss.example");
        desk.invitations().resend(ben).orThrow();
        InvitationId eva = invite("eva@weiss.example");
        say(desk.invitations().inviteAll(AddressList.text("Ida <ida@weiss.example>; bad; uta@weiss.example"), STAFF));
        noteLinks();
        say(desk.invitations().renew(ben));
        noteLinks();
        say(office.once("withdrawal").invitations().withdraw(eva));
        useEveryWord();
        kit.mail().all().forEach(mail -> useLink(Secrets.linkIn(mail)));
        beRefused(ben);
        fail(ben);
        noteLinks();
    }

    private void comeIn() {
        Keys keys = Keys.of(office, kit);
        secrets.word(Keys.PASSWORD).word(Keys.OTHER_PASSWORD).word(keys.word());
        Stream.of(
                        keys.links().join(),
                        keys.links().recovery(),
                        keys.links().newAddress(),
                        keys.eva().session(),
                        keys.eva().device())
                .forEach(secrets::link);
        said.add(keys.eva().signedIn().toString());
        Front front = kit.roster().front(office.organization(), Someone.AT_HOME);
        say(front.register(keys.links().join(), "WRONG-WORD2", Keys.PASSWORD));
        say(front.register(keys.links().join(), keys.word(), Keys.PASSWORD));
        say(front.signIn(keys.eva().address(), Keys.OTHER_PASSWORD));
        Account account = kit.roster()
                .as(new Actor.Member(keys.eva().signedIn().session()), Someone.AT_HOME)
                .account();
        say(account.sessions());
        say(account.reauthenticate(Keys.PASSWORD));
        say(account.waiting());
        say(front.resetPassword(keys.links().recovery(), keys.word(), Keys.OTHER_PASSWORD));
        say(front.confirmAddress(keys.links().newAddress()));
        say(kit.roster().session(keys.eva().session()));
    }

    private void useEveryWord() {
        show("first");
        say(desk.practices().renewCodeWord(practice));
        show("second");
        say(office.once("choice").practices().chooseCodeWord(practice, OWN_WORD));
        show("third");
        say(desk.practices().chooseCodeWord(practice, "weak"));
        say(desk.invitations()
                .invite(InvitationDraft.to("leak@weiss.example", STAFF).named("Ben " + OWN_WORD)));
        say(desk.practices().open("Rose 4 Garden"));
    }

    private void show(String request) {
        Outcome<CodeWordShown> shown = office.once(request).practices().showCodeWord(practice);
        secrets.word(shown.orThrow().word().orElseThrow().reveal());
        say(shown);
        say(office.once(request).practices().showCodeWord(practice));
    }

    private void useLink(String link) {
        Front front = kit.roster().front(new Source("client " + secrets.count() + said.size()));
        say(front.look(link));
        say(front.look(link.substring(0, link.length() - 1)));
        say(kit.roster()
                .front(kit.offices().open().organization(), Someone.AT_HOME)
                .look(link));
        say(front.once("no").decline(link));
        say(front.decline(link));
    }

    private void beRefused(InvitationId ben) {
        say(desk.invitations().resend(ben));
        say(kit.roster().as(office.join("guest")).practices().showCodeWord(practice));
        say(desk.practices().showCodeWord(new PracticeId(ben.uuid())));
        say(office.once("withdrawal").invitations().renew(ben));
    }

    private void fail(InvitationId ben) {
        for (Faults.Moment moment : Faults.Moment.values()) {
            kit.faults().nextWrite(moment);
            sayFailure(() -> desk.practices().showCodeWord(practice));
            kit.faults().nextWrite(moment);
            sayFailure(() -> desk.practices().chooseCodeWord(practice, OWN_WORD));
        }
        String link = kit.mail().to("ben@weiss.example").link();
        kit.faults().storageAway(true);
        sayFailure(() -> desk.invitations().renew(ben));
        sayFailure(() -> kit.roster().front(Someone.AT_HOME).look(link));
        kit.faults().storageAway(false);
    }

    private void lookAtEverything() {
        Snapshot snapshot = Snapshot.of(desk);
        Stream.of(
                        snapshot.invitations(),
                        snapshot.practices(),
                        snapshot.journal(),
                        kit.mail().all())
                .flatMap(List::stream)
                .map(Object::toString)
                .forEach(said::add);
        said.add(desk.users().get(office.session().user()).toString());
        said.add(kit.roster().operations().outbox().backlog().toString());
        said.add(kit.roster()
                .operations()
                .outbox()
                .deadLetters(Optional.empty(), 10)
                .toString());
        said.add(Stream.of(kit.roster(), desk, desk.practices(), kit.mail())
                .toList()
                .toString());
    }

    private InvitationId invite(String address) {
        Outcome<?> invited = desk.invitations().invite(address, STAFF);
        say(invited);
        return desk.invitations().invite(address, STAFF).refusal().stream()
                .map(refusal -> refusal.facts().get("invitation"))
                .map(id -> InvitationId.parse(id).orThrow())
                .findFirst()
                .orElseThrow();
    }

    private void noteLinks() {
        kit.mail().all().forEach(mail -> secrets.link(Secrets.linkIn(mail)));
    }

    private void say(Outcome<?> outcome) {
        said.add(outcome.toString());
        outcome.refusal().ifPresent(refusal -> {
            said.add(Roster.texts().of(refusal, Locale.ENGLISH));
            said.add(Roster.texts().of(refusal, Locale.GERMAN));
            said.add(trace(catchThrowable(outcome::orThrow)));
        });
    }

    private void sayFailure(Supplier<Outcome<?>> act) {
        Throwable failure = catchThrowable(act::get);
        assertThat(failure).isInstanceOf(StorageException.class);
        said.add(trace(failure));
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    private void plant(Storage storage, MovableClock clock, String id, Bytes hash, String answer) {
        Request request = new Request(office.organization(), new RequestId(id), "plant", hash, answer, clock.instant());
        storage.apply(Changes.none(office.organization()).and(request));
    }
}

package io.rosterkit.tck.signin;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.ConfirmationProgress;
import io.rosterkit.model.verification.stored.SendingWindow;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes in comes out, to the last character and microsecond, in the rows of accounts too. */
public abstract class AccountValueContract extends Contract {

    private static final List<Instant> TIMES = List.of(
            Instant.parse("1999-12-31T23:59:59.999999Z"),
            Instant.parse("2026-03-29T01:30:00.000001Z"),
            Instant.parse("2026-10-25T00:30:00.999999Z"),
            Instant.parse("2126-02-28T12:00:00.5Z"));

    private final Accounts accounts = Accounts.of(given);

    /** One character that folds to a sentence, and one of two code units about where the keys of a name end. */
    @Test
    void namesThatFoldBeyondTheirColumnsAreKeptAndFound() {
        List<String> names = new ArrayList<>(List.of("Zz " + "\ufdfa".repeat(97), "Zz " + "\ufdfa".repeat(96) + "1"));
        for (int length = 0; length <= 9; length++) {
            names.add("Zz " + "\ufb03".repeat(64) + "a".repeat(length) + "\ud83d\ude00");
            names.add("Zz " + "\ufb03".repeat(82) + "a".repeat(length) + "\ud83d\ude00");
        }
        List<User> all = new ArrayList<>();
        for (String name : names) {
            User some = given.user("n" + all.size() + "@weiss.example", ACTIVE);
            all.add(some.withContact(
                    some.contact().withName(Optional.of(new DisplayName(name))), some.security(), some.revision()));
        }
        all.forEach(this::join);

        assertThat(storage.port(UserStore.class)
                        .page(
                                viewer,
                                new UserQuery(
                                        UserQuery.Filter.all().matching(SearchTerm.of("zz")),
                                        UserQuery.Order.NAME,
                                        new Slice(100, Optional.empty())))
                        .value())
                .extracting(ShownUser::user)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void theTimesOfAUserSurvive() {
        for (Instant at : TIMES) {
            User some = given.user(at + "@weiss.example", ACTIVE);
            Lock lock = new Lock(Lock.Kind.ATTEMPTS, at.plusNanos(1_000), Optional.of(at.plusNanos(2_000)));
            User row = join(new User(
                    given.id(),
                    some.id(),
                    some.contact(),
                    some.status().with(Optional.of(lock)),
                    some.security(),
                    new User.Origin(at, Optional.empty(), Optional.empty()),
                    some.revision()));

            assertThat(found(row)).contains(row);
        }
    }

    @Test
    void theTimesOfCountersAndPasswordsSurvive() {
        for (Instant at : TIMES) {
            Counter.Key key = Counter.Key.ofUnknownClients(accounts.nobody(), Proof.MAIL);
            Counter.Tally tally = new Counter.Tally(1, 0, 0, at);
            Counter.Block block = new Counter.Block(1, 1, Optional.of(at.plusNanos(1_000)), false);
            Counter counter = Counter.none(given.id(), key, at).next(tally, block, at.minusNanos(1_000));
            User user = join(given.user(at + "@weiss.example", ACTIVE));
            Credential password = Credential.first(given.id(), user.id(), new PasswordHash("$"), at);
            write(Changes.none(given.id())
                    .and(CounterTable.COUNTERS.write(counter))
                    .and(CredentialTable.CREDENTIALS.write(password)));

            assertThat(storage.port(CounterStore.class).find(given.id(), List.of(key)))
                    .containsExactly(counter);
            assertThat(credential(user)).contains(password);
        }
    }

    @Test
    void theTimesOfSessionsAndDevicesSurvive() {
        for (Instant at : TIMES) {
            User user = join(given.user(at + "@weiss.example", ACTIVE));
            Device device = accounts.device(user, at);
            write(DeviceTable.DEVICES.insert(device));
            RunningSession some = accounts.session(user, at);
            RunningSession row = begin(new RunningSession(
                    given.id(),
                    some.id(),
                    some.bond(),
                    new Proven(at.plusNanos(1_000), Optional.of(at.plusNanos(2_000))),
                    at,
                    at.plusNanos(3_000),
                    1));

            assertThat(storage.port(SignInStore.class).sessions(given.id(), user.id(), at, 1))
                    .containsExactly(row);
            assertThat(storage.port(SignInStore.class).devices(given.id(), user.id()))
                    .containsExactly(device);
        }
    }

    @Test
    void theTimesOfChallengesAndConfirmationsSurvive() {
        for (Instant at : TIMES) {
            User user = join(given.user(at + "@weiss.example", ACTIVE));
            Challenge some = accounts.challenge(user.id().uuid());
            SendingWindow sendingWindow = new SendingWindow(1, at.plusNanos(2_000));
            ChallengeProgress progress =
                    new ChallengeProgress(true, 1, 0, at.minusNanos(1_000), at, at.plusNanos(1_000), sendingWindow);
            Challenge challenge =
                    new Challenge(given.id(), some.id(), some.about(), some.to(), progress, some.keyId(), 1);
            Confirmation other = accounts.confirmation(user.id(), Confirmation.Purpose.RECOVERY);
            Confirmation confirmation = new Confirmation(
                    given.id(),
                    user.id(),
                    other.purpose(),
                    new ConfirmationProgress(true, 1, at, at.plusNanos(1_000)),
                    other.link(),
                    other.pending(),
                    1);
            write(Changes.none(given.id())
                    .and(ChallengeTable.CHALLENGES.write(challenge))
                    .and(ConfirmationTable.CONFIRMATIONS.write(confirmation)));

            VerificationStore verifications = storage.port(VerificationStore.class);
            assertThat(verifications.challenge(given.id(), challenge.id())).contains(challenge);
            assertThat(verifications.confirmation(given.id(), user.id(), confirmation.purpose()))
                    .contains(confirmation);
        }
    }

    @Test
    void theLongestTextsSurvive() {
        String longest = "x".repeat(EmailAddress.MAX_LENGTH - 14) + "@weiss.example";
        User some = given.user(longest, ACTIVE);
        User.Contact contact = some.contact()
                .withName(Optional.of(new DisplayName("\uD83D\uDE00".repeat(DisplayName.MAX_LENGTH))))
                .withPhone(Optional.of(new PhoneNumber("+123456789012345")));
        User.Status status = new User.Status(
                ACTIVE,
                new UserType("t".repeat(40)),
                RoleGrant.of(Set.of(new Role("r".repeat(40)), new Role("q".repeat(40))), Optional.empty()),
                Set.of(PracticeAssignment.of(given.practice().id(), Optional.empty())),
                Optional.empty());
        User row = join(some.withContact(contact, some.security(), some.revision())
                .withStatus(status, some.security(), some.revision()));
        PasswordHash hash = new PasswordHash("$" + "h".repeat(PasswordHash.MAX_LENGTH - 1));
        Credential password = Credential.first(given.id(), row.id(), hash, NOW);
        write(CredentialTable.CREDENTIALS.write(password));

        assertThat(found(row)).contains(row);
        assertThat(credential(row)).contains(password);
    }

    @Test
    void everyNoticeGoesToAMailboxOrToAPhone() {
        EmailAddress mailbox = new EmailAddress("Ben@weiss.example", "ben@weiss.example");
        List<Message> messages = new ArrayList<>();
        for (Notice notice : Notice.values()) {
            messages.add(message(notice, mailbox));
            messages.add(message(notice, new PhoneNumber("+436641234567")));
        }
        messages.forEach(message -> write(Changes.none(given.id()).and(message)));

        assertThat(storage.port(MessageWork.class).claim(ClaimRequest.any(NOW, 100, Duration.ofHours(1))))
                .extracting(Claimed::message)
                .containsExactlyInAnyOrderElementsOf(messages);
    }

    private Message message(Notice notice, Destination to) {
        Message some = given.message(Lane.CODE, NOW);
        return new Message(some.id(), given.id(), notice, some.lane(), some.about(), to, NOW);
    }

    private Optional<Credential> credential(User user) {
        return storage.port(SignInStore.class)
                .facts(new SignInStore.AccountKey(
                        given.id(),
                        Optional.empty(),
                        Optional.of(user.id()),
                        Optional.empty(),
                        Proof.PASSWORD,
                        accounts.nobody()))
                .credential();
    }
}

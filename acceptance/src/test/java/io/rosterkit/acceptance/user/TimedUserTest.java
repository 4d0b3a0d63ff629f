package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.testkit.Offices.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserQuery.Order;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.session.SessionDetails;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users with a start and an end. */
@RosterTest
@EveryStorage
@Tag("X1")
class TimedUserTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Source CLIENT = new Source("203.0.113.9");

    private Roster roster;
    private MovableClock clock;
    private Office office;
    private UserId ben;

    @BeforeEach
    void open(Roster made, MovableClock movable, Offices offices) {
        roster = made;
        clock = movable;
        office = offices.open();
        ben = office.join("ben").user();
    }

    @Test
    void actsFromTheStartOnAndNoMoreAtTheEnd() {
        Instant start = clock.instant().plus(DAY);
        Instant end = start.plus(DAY);
        limit(ben, ValidityDraft.always().from(start).until(end)).orThrow();

        assertThat(reason(signIn(ben))).isEqualTo(SignInReason.REFUSED);
        assertThat(reason(external(ben))).isEqualTo(AccessReason.USER_NOT_STARTED);
        clock.moveTo(start.minus(MICROSECOND));
        assertThat(reason(signIn(ben))).isEqualTo(SignInReason.REFUSED);
        clock.moveTo(start);
        SignedIn in = signIn(ben).orThrow().done();
        assertThat(in.expiresAt()).isBeforeOrEqualTo(end);
        assertThat(roster.session(in.token().reveal()).orThrow().expiresAt()).isBeforeOrEqualTo(end);
        clock.moveTo(end.minus(MICROSECOND));
        SignedIn late = signIn(ben).orThrow().done();
        assertThat(late.expiresAt()).isEqualTo(end);
        assertThat(roster.session(late.token().reveal()).orThrow().expiresAt()).isEqualTo(end);
        assertThat(roster.as(late.session()).account().get().refusal()).isEmpty();
        assertThat(roster.as(late.session()).account().sessions().orThrow())
                .extracting(SessionDetails::expiresAt)
                .containsOnly(end);
        clock.moveTo(end);
        assertThat(reason(roster.session(late.token().reveal()))).isEqualTo(SignInReason.SESSION_OVER);
        assertThat(reason(roster.as(late.session()).account().get())).isEqualTo(AccessReason.USER_ENDED);
        assertThat(reason(signIn(ben))).isEqualTo(SignInReason.REFUSED);
        assertThat(reason(external(ben))).isEqualTo(AccessReason.USER_ENDED);

        assertThat(office.journal("user.limit"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("starts", start.toString())
                        .containsEntry("ends", end.toString()));
        assertThat(office.journal("signin"))
                .extracting(JournalRecord::refusal)
                .contains(
                        Optional.of(AccessReason.USER_NOT_STARTED.code()), Optional.of(AccessReason.USER_ENDED.code()));
        assertThat(details(ben).status().validity()).isEqualTo(new Validity(Optional.of(start), Optional.of(end)));
    }

    @Test
    void isListedByTheEnd() {
        UserId cleo = office.join("cleo").user();
        Instant end = clock.instant().plus(DAY);
        limit(cleo, ValidityDraft.always().until(end)).orThrow();

        assertThat(endingBy(end)).containsExactly(cleo);
        assertThat(endingBy(end.minus(MICROSECOND))).isEmpty();
        clock.moveTo(end);
        assertThat(endingBy(end)).isEmpty();
    }

    @Test
    void afterTheEndNoOtherDoorIsOpen(Mailbox mail) {
        UserId cleo = office.join("cleo", OWNER).user();
        Session cleos = signIn(cleo).orThrow().done().session();
        String key = roster.as(cleos)
                .apiKeys()
                .create(ApiKeyDraft.of("Directory", Set.of(Permission.VIEW_USERS)), PASSWORD)
                .orThrow()
                .token()
                .orElseThrow()
                .reveal();
        front().recover(address(cleo)).orThrow();
        String link = mail.to(address(cleo)).link();
        limit(cleo, until(Duration.ofMinutes(30))).orThrow();
        assertThat(roster.program(key, CLIENT).refusal()).isEmpty();
        assertThat(office.desk().permissions().recipient(cleo).orThrow()).isEqualTo(cleo);

        clock.move(Duration.ofMinutes(30));

        int mails = mail.to(address(cleo)).count();
        assertThat(front().recover(address(cleo)).refusal()).isEmpty();
        assertThat(mail.to(address(cleo)).count()).isEqualTo(mails);
        assertThat(front().resetPassword(link, office.codeWord(), "a bicycle in the snow")
                        .refusal())
                .isPresent();
        assertThat(reason(roster.program(key, CLIENT))).isEqualTo(ApiKeyReason.REFUSED);
        assertThat(reason(office.desk().permissions().recipient(cleo))).isEqualTo(AccessReason.NO_RECIPIENT);
        assertThat(office.desk()
                        .permissions()
                        .explain(Permission.VIEW_USERS, cleo)
                        .orThrow()
                        .allowed())
                .isFalse();
        assertThat(reason(roster.as(cleos).users().get(ben))).isIn(AccessReason.USER_ENDED, SignInReason.SESSION_OVER);
        limit(cleo, ValidityDraft.always()).orThrow();
        assertThat(signIn(cleo).refusal()).isEmpty();
    }

    @Test
    void isExtendedByOneActAndNoEndedSessionComesBack() {
        SignedIn in = signIn(ben).orThrow().done();
        ValidityDraft first = until(Duration.ofMinutes(10));
        limit(ben, first).orThrow();
        office.once("extend")
                .assignments()
                .limit(ben, until(Duration.ofMinutes(20)))
                .orThrow();
        limit(ben, first).orThrow();
        office.once("extend")
                .assignments()
                .limit(ben, until(Duration.ofMinutes(20)))
                .orThrow();
        limit(ben, first).orThrow();
        assertThat(office.journal("user.limit")).hasSize(3);
        assertThat(roster.session(in.token().reveal()).refusal()).isEmpty();

        clock.move(Duration.ofMinutes(10));
        limit(ben, until(DAY)).orThrow();

        assertThat(reason(roster.session(in.token().reveal()))).isEqualTo(SignInReason.SESSION_OVER);
        assertThat(reason(roster.as(in.session()).account().get())).isEqualTo(SignInReason.SESSION_OVER);
        assertThat(signIn(ben).refusal()).isEmpty();
    }

    @Test
    void aTimeThatIsNoneIsRefusedAndTheOwnAndThatOfAClosedUser() {
        for (ValidityDraft none : List.of(
                ValidityDraft.always().until(clock.instant()),
                ValidityDraft.always()
                        .from(clock.instant().plus(DAY))
                        .until(clock.instant().plus(DAY)),
                until(DAY.multipliedBy(40_000)))) {
            assertThat(limit(ben, none).refusal())
                    .contains(Refusal.of(AccessReason.VALIDITY_INVALID).at("validity"));
        }
        assertThat(reason(limit(office.session().user(), until(DAY)))).isEqualTo(UserReason.NOT_ONESELF);
        office.desk().users().close(ben).orThrow();
        assertThat(reason(limit(ben, until(DAY)))).isEqualTo(UserReason.WRONG_STATE);
    }

    @Test
    @Tag("L8")
    void nobodyWhoEndsIsTheLastUnlocker() {
        UserId anna = office.session().user();
        Session cleo = office.join("cleo", OWNER);
        limit(cleo.user(), until(DAY)).orThrow();

        for (Outcome<UserReceipt> lost : List.of(
                roster.as(cleo).assignments().limit(anna, until(Duration.ofHours(1))),
                roster.as(cleo).users().deactivate(anna),
                office.support()
                        .assignments()
                        .limit(anna, ValidityDraft.always().from(clock.instant().plus(DAY))))) {
            assertThat(reason(lost)).isIn(UserReason.LAST_UNLOCKER, UserReason.LAST_HOLDER);
        }
        limit(cleo.user(), ValidityDraft.always()).orThrow();
        roster.as(cleo).assignments().limit(anna, until(DAY)).orThrow();
    }

    @Test
    @Tag("L8")
    void twoOwnersWhoEndEachOtherAtOnceLeaveOne() {
        Session cleo = office.join("cleo", OWNER);
        List<Session> owners = List.of(office.session(), cleo);

        List<Outcome<UserReceipt>> both = Barrier.together(
                2,
                number -> () -> roster.as(owners.get(number))
                        .assignments()
                        .limit(owners.get(1 - number).user(), until(DAY)));

        assertThat(both).filteredOn(outcome -> outcome.refusal().isEmpty()).hasSize(1);
    }

    @Test
    @Tag("T2")
    void supportExtendsNobodyWhoseTimeIsOver() {
        limit(ben, until(DAY)).orThrow();
        office.support().assignments().limit(ben, until(DAY.multipliedBy(2))).orThrow();
        clock.move(DAY.multipliedBy(2));

        Refusal refused = refusal(office.support().assignments().limit(ben, until(DAY)));

        assertThat(refused.reason()).isEqualTo(UserReason.SUPPORT_MAY_NOT);
        assertThat(refused.facts()).containsKey("administrators");
        limit(ben, until(DAY)).orThrow();
    }

    @Test
    @Tag("G8")
    void nobodyExtendsAUserWithRolesForLongerThanTheirOwnTime() {
        Session cleo = office.join("cleo", OWNER);
        UserId dora = office.join("dora", OFFICE_ADMINISTRATOR).user();
        limit(cleo.user(), until(DAY.multipliedBy(3))).orThrow();
        limit(dora, until(DAY)).orThrow();

        assertThat(reason(roster.as(cleo).assignments().limit(dora, until(DAY.multipliedBy(4)))))
                .isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        roster.as(cleo).assignments().limit(dora, until(DAY.multipliedBy(2))).orThrow();
        roster.as(cleo)
                .assignments()
                .grantRole(ben, OFFICE_ADMINISTRATOR, ValidityDraft.always())
                .orThrow();
        assertThat(office.desk().assignments().of(ben).orThrow().roles())
                .singleElement()
                .satisfies(grant -> assertThat(grant.validity().ends())
                        .contains(clock.instant().plus(DAY.multipliedBy(3))));
    }

    private Outcome<UserReceipt> limit(UserId user, ValidityDraft validity) {
        return office.desk().assignments().limit(user, validity);
    }

    private ValidityDraft until(Duration time) {
        return ValidityDraft.always().until(clock.instant().plus(time));
    }

    private Front front() {
        return roster.front(office.organization(), CLIENT);
    }

    private Outcome<SignIn> signIn(UserId user) {
        return front().signIn(address(user), PASSWORD);
    }

    private Outcome<SignedIn> external(UserId user) {
        return roster.operations().signInExternally(office.organization(), user);
    }

    private String address(UserId user) {
        return details(user).contact().address().original();
    }

    private UserDetails details(UserId user) {
        return office.desk().users().get(user).orThrow();
    }

    private List<UserId> endingBy(Instant end) {
        return office
                .desk()
                .users()
                .list(UserFilter.all().endingBy(end), Order.NAME, PageRequest.first(10))
                .orThrow()
                .items()
                .stream()
                .map(UserDetails::id)
                .toList();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow();
    }

    private static Reason reason(Outcome<?> outcome) {
        return refusal(outcome).reason();
    }
}

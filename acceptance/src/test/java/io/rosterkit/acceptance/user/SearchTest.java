package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.listing.Count;
import io.rosterkit.model.listing.Cursor;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import io.rosterkit.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Users and invited people are found by any part of what they are called, the same on every storage. */
@EveryStorage
@RosterTest
@Tag("T4")
class SearchTest {

    private static final PageRequest ALL = PageRequest.first(100);

    private Roster roster;
    private Office office;
    private Users users;

    @BeforeEach
    void open(Roster given, Offices offices) {
        roster = given;
        office = offices.open();
        users = office.desk().users();
    }

    @ParameterizedTest
    @CsvSource({
        "Müller, muller",
        "Muller, MÜLLER",
        "Mu\u0308ller, m\u00fcll",
        "Weiß, Wei",
        "Weiß, weiss",
        "Weiss, weiß",
        "Δημήτρης, δημητρησ",
        "ΔΗΜΗΤΡΗΣ Παππάς, τρης παπ",
        "İbrahim, ibra",
        "Işık, isik",
        "Zoë Nguyễn, nguyen",
        "Ｆｕｌｌ Ｗｉｄｔｈ, full",
        "ﬁnn ﬂohr, finn flohr",
        "王小明, 小明",
        "王小明, 明",
        "山田 太郎, 田太",
        "チーム, ーム",
        "김민준, 민준",
        "สมชาย, ชา",
        "Kenny Mk, Kenny Mk",
        "Kenny Mk, mk kenny",
        "Kenny Mk, kennymk",
        "Kenny Mk, k",
        "Anna\u00a0Maria Roth, annamaria",
        "Anna-Maria, ma",
        "O'Neill, o'n"
    })
    void findsAPersonHoweverTheyAreWritten(String name, String term) {
        UserId person = named(name, "p1");
        named("Xx Yy", "p2");

        assertThat(found(term)).containsExactly(person);
        assertThat(people(term)).containsExactly(person);
    }

    @ParameterizedTest
    @CsvSource({
        "test_user, test.user",
        "test.user, test_user",
        "test_user, test%user",
        "Kenny Mk, enny Xk",
        "Kenny Mk, nn",
        "Anna, a%",
        "Anna, .*nna",
        "Anna, anna*",
        "Anna, [a]nna",
        "Anna, anna anna2",
        "Müller, mueller"
    })
    void takesEveryCharacterAsItself(String name, String term) {
        named(name, "p1");

        assertThat(found(term)).isEmpty();
        assertThat(people(term)).isEmpty();
        assertThat(found(name)).hasSize(1);
        assertThat(people(name)).hasSize(1);
    }

    @Test
    void testUserAndTestDotUserAreNotTheSameInAnyList() {
        UserId underscore = named("A", "test_user");
        UserId dot = named("B", "test.user");
        UserId invited = office.desk()
                .invitations()
                .invite(InvitationDraft.to("test_user@kern.example", STAFF).named("C"))
                .orThrow()
                .user();
        List.of(underscore, dot).forEach(user -> users.lock(user).orThrow());

        assertThat(found("test_user")).containsExactly(underscore);
        assertThat(found("test.user")).containsExactly(dot);
        assertThat(ids(users.list(UserFilter.locked().matching("test_user"), UserQuery.Order.NAME, ALL)))
                .containsExactly(underscore);
        assertThat(ids(users.list(UserFilter.locked().matching("test.user"), UserQuery.Order.NEWEST_FIRST, ALL)))
                .containsExactly(dot);
        assertThat(people("test_user")).containsExactlyInAnyOrder(underscore, invited);
        assertThat(people("test.user")).containsExactly(dot);
    }

    @Test
    void findsByAddressAndExternalIdAndByWhatHoldsNow() {
        UserId ben = People.of(roster, office)
                .importUser(UserImport.of("Ben.Roth@weiss.example", STAFF)
                        .named("Ben Roth")
                        .withExternalId("HR 47/11"));

        assertThat(Stream.of("ben.roth@", "roth@weiss", "hr47/11", "hr 47/11", "ben 47/11 weiss"))
                .allSatisfy(term -> assertThat(found(term)).as(term).containsExactly(ben));

        users.rename(ben, "Benedikt Kern").orThrow();
        office.desk().externalIds().remove(ben).orThrow();
        assertThat(found("benedikt kern")).containsExactly(ben);
        assertThat(found("47/11")).isEmpty();
        users.close(ben).orThrow();
        assertThat(found("benedikt kern")).containsExactly(ben);
        assertThat(people("benedikt")).isEmpty();
    }

    static Stream<String> oddTerms() {
        return Stream.of(
                "%_\\*(",
                "'",
                "\"",
                "';drop table rk_user;--",
                "\ud83d\ude42",
                "\ud83d",
                "\ude42x",
                "x\ud83d y",
                "\u0000",
                "a\u0000b",
                "\u202e",
                "\\",
                "\\\\",
                "%",
                "$1",
                ":user",
                "?",
                "{x}",
                "\ufdfa",
                "/* */ --",
                "x".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("oddTerms")
    void noTermIsAStackTrace(String term) {
        named("Anna", "anna");

        // Nothing but an invisible character is a blank term, and finds all.
        int expected = term.equals("\u202e") ? 2 : 0;
        assertThat(found(term)).hasSize(expected);
        assertThat(people(term)).hasSize(expected);
        assertThat(count(users, term)).isEqualTo(new Count(expected, false));
    }

    /** In memory texts are compared by units of 16 bits, and by databases by bytes or units. */
    @EveryStorage
    @Test
    @Tag("G5")
    void namesHaveOneOrderOnEveryStorageAlsoBeyondTheBasicPlane() {
        UserId kanji = named("\u9e93", "a");
        UserId supplementary = named("\ud840\udc00", "b");
        UserId compatibility = named("\ufa0e", "c");
        UserId emoji = named("\ud83d\ude00", "d");
        UserFilter all = UserFilter.all().matching("roth.example");

        assertThat(ids(users.list(all, UserQuery.Order.NAME, ALL)))
                .containsExactly(kanji, compatibility, emoji, supplementary);
    }

    @Test
    void aTermThatIsLongerThanAnyNameIsRefused() {
        Refusal tooLong = Refusal.of(InputReason.SEARCH_TOO_LONG)
                .at("term")
                .with("atMost", 200)
                .with("words", 16);

        for (String term : List.of("x".repeat(201), "x".repeat(10_000), words(17), "\ud83d".repeat(10_000))) {
            UserFilter filter = UserFilter.all().matching(term);
            assertThat(users.list(filter, UserQuery.Order.NAME, ALL).refusal()).contains(tooLong);
            assertThat(office.desk()
                            .directory()
                            .list(DirectoryFilter.all().matching(term), PeopleQuery.Order.NAME, ALL)
                            .refusal())
                    .contains(tooLong);
        }
        assertThat(found(words(16))).isEmpty();
    }

    @Test
    @Tag("G5")
    void aCursorIsBoundToEachConditionOfItsFilter() {
        named("Anna A", "a");
        UserFilter all = UserFilter.all();
        PageRequest next = PageRequest.first(1)
                .after(users.list(all, UserQuery.Order.NAME, PageRequest.first(1))
                        .orThrow()
                        .next()
                        .orElseThrow());
        PracticeId practice = office.founded().practice();

        assertThat(Stream.of(
                                all.ofTypes(Set.of(StandardProfile.STAFF)),
                                all.withRoles(Set.of(StandardProfile.OWNER)),
                                all.atPractices(Set.of(practice)),
                                all.endingBy(Instant.EPOCH),
                                all.signedInSince(Instant.EPOCH),
                                all.notSignedInSince(Instant.EPOCH),
                                UserFilter.locked(),
                                UserFilter.of(UserStatus.ACTIVE))
                        .map(filter -> users.list(filter, UserQuery.Order.NAME, next)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(InputReason.CURSOR_NOT_FOUND));
    }

    @Test
    @Tag("G5")
    void aCursorOfTheDirectoryIsBoundToTermStatusesAndOrder() {
        named("Anna A", "a");
        Directory directory = office.desk().directory();
        PageRequest next = PageRequest.first(1)
                .after(directory
                        .list(DirectoryFilter.all(), PeopleQuery.Order.NAME, PageRequest.first(1))
                        .orThrow()
                        .next()
                        .orElseThrow());

        assertThat(directory
                        .list(DirectoryFilter.all(), PeopleQuery.Order.NAME, next)
                        .refusal())
                .isEmpty();
        assertThat(Stream.of(
                        directory.list(DirectoryFilter.all(), PeopleQuery.Order.ADDRESS, next),
                        directory.list(DirectoryFilter.all().matching("anna"), PeopleQuery.Order.NAME, next),
                        directory.list(
                                DirectoryFilter.all().withStatuses(Set.of(RegistrationStatus.REGISTERED)),
                                PeopleQuery.Order.NAME,
                                next)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(InputReason.CURSOR_NOT_FOUND));
    }

    @Test
    @Tag("G2")
    void neitherAFilterNorACursorTellsNamesAndAddressesWhenItIsPrinted() {
        named("Anna Geheim", "geheim");
        named("Berta Geheim", "geheim2");
        UserFilter filter = UserFilter.all().matching("geheim");
        PageRequest one = PageRequest.first(1);
        Cursor cursor =
                users.list(filter, UserQuery.Order.NAME, one).orThrow().next().orElseThrow();

        assertThat(List.of(
                                filter,
                                filter.conditions(),
                                DirectoryFilter.all().matching("geheim"),
                                one.after(cursor),
                                SearchTerm.of("geheim"),
                                new Slice.Position("geheim", UUID.randomUUID()))
                        .toString())
                .doesNotContainIgnoringCase("geheim")
                .doesNotContain(cursor.text());
    }

    @Test
    @Tag("X2")
    void aMomentThatNoDatabaseHoldsIsAsGoodAsTheNearestOne() {
        UserId owner = office.session().user();
        UserFilter all = UserFilter.all();

        assertThat(walk(all.signedInSince(Instant.MIN), UserQuery.Order.ADDRESS))
                .containsExactly(owner);
        assertThat(walk(all.signedInSince(Instant.MAX), UserQuery.Order.ADDRESS))
                .isEmpty();
        assertThat(walk(all.notSignedInSince(Instant.MIN), UserQuery.Order.ADDRESS))
                .isEmpty();
        assertThat(walk(all.notSignedInSince(Instant.MAX), UserQuery.Order.ADDRESS))
                .containsExactly(owner);
        assertThat(walk(all.endingBy(Instant.MAX), UserQuery.Order.ADDRESS)).isEmpty();
        assertThat(walk(all.endingBy(Instant.MIN), UserQuery.Order.ADDRESS)).isEmpty();
    }

    @Test
    @Tag("G5")
    void sortsNamesWithoutTheirAccentsTheSameEverywhere() {
        List<UserId> expected = Stream.of("Arno", "Ärztin Beate", "ärztin Carla", "Aß", "Bär", "Özil", "Zoë", "王小明")
                .map(name -> named(name, "p" + name.hashCode()))
                .toList();

        List<UserId> walked = walk(UserFilter.all().matching("@roth.example"), UserQuery.Order.NAME);

        assertThat(walked).containsExactlyElementsOf(expected);
    }

    @Test
    @Tag("G5")
    void aSearchGoesOnBehindAPersonWhoHasLeftIt() {
        List<UserId> four = Stream.of("Anna A", "Anna B", "Anna C", "Anna D")
                .map(name -> named(name, name.replace(' ', '.')))
                .toList();
        UserFilter annas = UserFilter.of(UserStatus.ACTIVE).matching("anna");
        Page<UserDetails> first =
                users.list(annas, UserQuery.Order.NAME, PageRequest.first(2)).orThrow();
        PageRequest next = PageRequest.first(2).after(first.next().orElseThrow());

        users.rename(four.get(1), "Zelda").orThrow();
        users.close(four.get(0)).orThrow();

        assertThat(ids(users.list(annas, UserQuery.Order.NAME, next))).containsExactly(four.get(2), four.get(3));
    }

    @Test
    @Tag("G5")
    @Tag("S2")
    void aCursorIsBoundToTheTermTheOrderAndTheOrganization(Offices offices) {
        named("Anna A", "a");
        named("Anna B", "b");
        UserFilter annas = UserFilter.all().matching("anna");
        PageRequest next = PageRequest.first(1)
                .after(users.list(annas, UserQuery.Order.NAME, PageRequest.first(1))
                        .orThrow()
                        .next()
                        .orElseThrow());
        Users others = offices.open().desk().users();

        assertThat(users.list(UserFilter.all().matching(" ANNA "), UserQuery.Order.NAME, next)
                        .refusal())
                .isEmpty();
        assertThat(Stream.of(
                        users.list(UserFilter.all().matching("ann"), UserQuery.Order.NAME, next),
                        users.list(UserFilter.all(), UserQuery.Order.NAME, next),
                        users.list(annas, UserQuery.Order.ADDRESS, next),
                        others.list(annas, UserQuery.Order.NAME, next),
                        office.desk()
                                .directory()
                                .list(DirectoryFilter.all().matching("anna"), PeopleQuery.Order.NAME, next)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(InputReason.CURSOR_NOT_FOUND));
    }

    @Test
    @Tag("S2")
    void nobodyOfAnotherOrganizationIsFound(Offices offices) {
        named("Anna", "anna");
        Office other = offices.open();

        assertThat(ids(other.desk().users().list(UserFilter.all().matching("anna"), UserQuery.Order.NAME, ALL)))
                .isEmpty();
        assertThat(count(other.desk().users(), "anna")).isEqualTo(new Count(0, false));
    }

    @EveryStorage
    @Test
    void aPersonWithTheLongestTextsIsStoredAndFound() {
        String name = han(0x4e00, 100);
        UserId wang = People.of(roster, office)
                .importUser(
                        UserImport.of("wang@roth.example", STAFF).named(name).withExternalId(han(0x5000, 200)));

        assertThat(found(name.substring(0, 3))).containsExactly(wang);
        assertThat(found(name.substring(97))).containsExactly(wang);
    }

    /** Characters that are all different, each of which may begin a word. */
    private static String han(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @EveryStorage
    @Test
    void aHostHasShorterWordsFoundAnywhere(Storage storage, MovableClock clock) {
        Kit kit = Kit.of(storage, clock, StandardProfile.of("Example"), roster -> roster.searchAnywhereFrom(2));
        roster = kit.roster();
        office = kit.offices().open();
        users = office.desk().users();
        UserId anna = named("Anna", "first");

        assertThat(found("nn")).containsExactly(anna);
        assertThat(people("nn")).containsExactly(anna);
        assertThat(found("n")).as("not that short").isEmpty();
    }

    @Test
    @Tag("S5")
    void searchingIsForThoseWhoMayLook() {
        Desk nobody = roster.as(office.join("anna"));
        UserFilter annas = UserFilter.all().matching("anna");

        assertThat(Stream.of(
                        nobody.users().list(annas, UserQuery.Order.NAME, ALL),
                        nobody.users().list(annas, UserQuery.Order.NAME, ALL.counting()),
                        nobody.directory().list(DirectoryFilter.all().matching("anna"), PeopleQuery.Order.NAME, ALL)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(NOT_PERMITTED));
        assertThat(found("anna")).hasSize(1);
    }

    @Test
    @Tag("S5")
    void everybodyIsSearchedAndFilteredByRegistration() {
        UserId anna = named("Anna", "anna");
        UserId annabelle = office.desk()
                .invitations()
                .invite(InvitationDraft.to("b@weiss.example", GUEST).named("Annabelle"))
                .orThrow()
                .user();

        assertThat(people("anna")).containsExactly(anna, annabelle);
        assertThat(registered(RegistrationStatus.INVITED)).containsExactly(annabelle);
        assertThat(registered(RegistrationStatus.REGISTERED)).containsExactly(anna);
        assertThat(registered(RegistrationStatus.SECOND_STEP_OPEN)).isEmpty();
    }

    @Test
    @Tag("G5")
    void usersAreCountedOnlyWhenAsked() {
        named("Anna", "a");
        named("Anna B", "b");

        assertThat(users.list(UserFilter.all(), UserQuery.Order.NAME, ALL)
                        .orThrow()
                        .count())
                .isEmpty();
        assertThat(count(users, "")).isEqualTo(new Count(3, false));
        assertThat(count(users, "anna")).isEqualTo(new Count(2, false));
        assertThat(Count.of(Count.LIMIT)).isEqualTo(new Count(10_000, false));
        assertThat(Count.of(Count.LIMIT + 1)).isEqualTo(new Count(10_000, true));
    }

    private static Count count(Users users, String term) {
        return users.list(
                        UserFilter.all().matching(term),
                        UserQuery.Order.ADDRESS,
                        PageRequest.first(1).counting())
                .orThrow()
                .count()
                .orElseThrow();
    }

    private UserId named(String name, String local) {
        String address = local.toLowerCase(Locale.ROOT) + "@roth.example";
        return People.of(roster, office)
                .importUser(UserImport.of(address, STAFF).named(name));
    }

    private List<UserId> found(String term) {
        return ids(users.list(UserFilter.all().matching(term), UserQuery.Order.ADDRESS, ALL));
    }

    private List<UserId> people(String term) {
        return office
                .desk()
                .directory()
                .list(DirectoryFilter.all().matching(term), PeopleQuery.Order.NAME, ALL)
                .orThrow()
                .items()
                .stream()
                .map(DirectoryEntry::user)
                .toList();
    }

    private List<UserId> registered(RegistrationStatus status) {
        DirectoryFilter filter = DirectoryFilter.all().matching("anna").withStatuses(Set.of(status));
        return office.desk().directory().list(filter, PeopleQuery.Order.ADDRESS, ALL).orThrow().items().stream()
                .map(DirectoryEntry::user)
                .toList();
    }

    private List<UserId> walk(UserFilter filter, UserQuery.Order order) {
        List<UserId> all = new ArrayList<>();
        PageRequest request = PageRequest.first(3);
        Page<UserDetails> page = users.list(filter, order, request).orThrow();
        all.addAll(page.items().stream().map(UserDetails::id).toList());
        while (page.next().isPresent()) {
            page = users.list(filter, order, request.after(page.next().get())).orThrow();
            all.addAll(page.items().stream().map(UserDetails::id).toList());
        }
        return all;
    }

    private static List<UserId> ids(Outcome<Page<UserDetails>> page) {
        return page.orThrow().items().stream().map(UserDetails::id).toList();
    }

    private static String words(int many) {
        return Stream.iterate(0, number -> number + 1)
                .limit(many)
                .map(number -> "w" + number)
                .collect(Collectors.joining(" "));
    }
}

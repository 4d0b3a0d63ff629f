package io.rosterkit.acceptance.account;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.StorageDump;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.audit.JournalCheck;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the journal tells of people can be erased, and is in no column in clear. */
@EveryStorage
@RosterTest
@Tag("G9")
class JournalPersonalDataTest {

    private static final String PASSWORD = "a river runs uphill";
    private static final String WANDA = "wanda.wunderlich@weiss.example";
    private static final String NEW = "wunderbar.neu@weiss.example";
    private static final String NEWER = "wunderbar.neuer@weiss.example";
    private static final String IMPORTED = "ilse.importiert@weiss.example";
    private static final String PHONE = "+436641234567";
    private static final Source AT_HOME = new Source("wanda-zuhause-198.51.100.77");
    private static final Source AT_WORK = new Source("praxis-198.51.100.99");

    private Kit kit;
    private Office office;
    private Session admin;
    private UserId wanda;

    @BeforeEach
    void aStory(Kit own) {
        kit = own;
        office = kit.offices().open();
        admin = office.join("admin", OFFICE_ADMINISTRATOR);
        wanda = register();
    }

    private UserId register() {
        desk().invitations()
                .invite(InvitationDraft.to(WANDA, STAFF)
                        .named("Wanda Wunderlich")
                        .reachableAt(PHONE))
                .orThrow();
        String link = kit.mail().to(WANDA).link();
        front().register(link, "NOT-THE-WORD", PASSWORD);
        return front().register(link, office.codeWord(), PASSWORD)
                .orThrow()
                .done()
                .user();
    }

    private void renameAndMove() {
        desk().users().rename(wanda, "Wanda Weiss-Umbenannt").orThrow();
        desk().users().changeAddress(wanda, NEW, Offices.PASSWORD).orThrow();
        Session own = session();
        desk(own).account().rename("Wanda Selbstgenannt").orThrow();
        desk(own).account().changeAddress(NEWER, PASSWORD).orThrow();
        front().confirmAddress(kit.mail().to(NEWER).link()).orThrow();
        kit.roster()
                .operations()
                .importUser(
                        office.organization(),
                        UserImport.of(IMPORTED, STAFF).verified().named("Ilse Importiert"))
                .orThrow();
        front().signIn(WANDA, "wrong wrong wrong");
        front().signIn(NEWER, "wrong wrong wrong");
        desk(session()).users().rename(admin.user(), "Nicht Erlaubt");
        desk().invitations().invite("nobody wunderlich", STAFF);
    }

    @Test
    @Tag("G2")
    @Tag("G4")
    void noColumnOfTheJournalTellsANameAnAddressANumberOrASource(Storage storage) {
        renameAndMove();
        List<String> personal = List.of(
                "Wunderlich",
                "Umbenannt",
                "Selbstgenannt",
                "Importiert",
                "wunderbar",
                "weiss.example",
                "6641234567",
                "198.51.100",
                "zuhause",
                "praxis");

        List<String> journal = StorageDump.of(storage, JournalTable.JOURNAL).texts();
        List<String> all = StorageDump.of(storage).texts();

        assertThat(journal).hasSizeGreaterThan(100).anyMatch(text -> text.contains("user.rename"));
        assertThat(personal).allSatisfy(word -> assertThat(journal).noneMatch(text -> tells(text, word)));
        assertThat(all).anyMatch(text -> tells(text, "Selbstgenannt"));
        assertThat(all).noneMatch(text -> tells(text, "198.51.100"));
    }

    @Test
    @Tag("G4")
    void whoMayReadTheJournalSeesFromWhereAndWhatChanged() {
        renameAndMove();

        assertThat(only("user.join").subject().personalDetails())
                .isEqualTo(details("name-after", "Wanda Wunderlich", "address-after", WANDA, "phone-after", PHONE));
        assertThat(only("user.rename", wanda).subject().personalDetails())
                .isEqualTo(details("name-before", "Wanda Wunderlich", "name-after", "Wanda Weiss-Umbenannt"));
        assertThat(only("user.address-set").subject().personalDetails())
                .isEqualTo(details("address-before", WANDA, "address-after", NEW));
        assertThat(only("user.name").subject().personalDetails())
                .isEqualTo(details("name-before", "Wanda Weiss-Umbenannt", "name-after", "Wanda Selbstgenannt"));
        assertThat(only("user.address").subject().personalDetails())
                .isEqualTo(details("address-before", NEW, "address-after", NEWER));
        assertThat(office.journal("user.import").get(0).subject().personalDetails())
                .isEqualTo(details("name-after", "Ilse Importiert", "address-after", IMPORTED));
        assertThat(source(only("user.join"))).isEqualTo(PersonalData.known(AT_HOME.clientKey()));
        assertThat(source(only("user.rename", wanda))).isEqualTo(PersonalData.known(AT_WORK.clientKey()));
        assertThat(source(only("user.name"))).isEqualTo(PersonalData.known(AT_WORK.clientKey()));
        assertThat(office.journal("signin"))
                .allSatisfy(entry -> assertThat(source(entry)).isEqualTo(PersonalData.known(AT_HOME.clientKey())));
        assertThat(source(office.journal("user.import").get(0))).isEqualTo(PersonalData.known(""));
    }

    @Test
    @Tag("G4")
    void nothingOfItIsPrinted(Storage storage) {
        renameAndMove();

        assertThat(office.journal("user.rename").toString() + Stored.journal(storage, office.organization(), wanda))
                .doesNotContain("Wunderlich")
                .doesNotContain("Umbenannt")
                .doesNotContain("198.51.100");
    }

    @Test
    @Tag("G4")
    void ofAnErasedUserNothingCanBeReadAndTheHistoryStaysValid(Storage storage) {
        renameAndMove();
        int changes = check(wanda).intact();

        erase(storage, wanda);

        assertThat(check(wanda).holds()).isTrue();
        assertThat(check(wanda).intact()).isEqualTo(changes).isGreaterThan(4);
        for (String act : List.of("user.join", "user.address-set", "user.name", "user.address")) {
            assertThat(only(act).subject().personalDetails()).as(act).isEqualTo(PersonalData.erased());
        }
        assertThat(source(only("user.name"))).isEqualTo(PersonalData.erased());
        assertThat(source(only("user.rename", wanda)))
                .as("the administrator's, who is not erased")
                .isEqualTo(PersonalData.known(AT_WORK.clientKey()));
        assertThat(source(only("user.join")))
                .as("of the same person, who was a visitor then")
                .isEqualTo(PersonalData.erased());
        assertThat(office.journal("session.begin"))
                .filteredOn(entry -> entry.subject().id().equals(wanda.uuid()))
                .filteredOn(entry -> entry.agent().kind() == Agent.Kind.VISITOR)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(source(entry)).isEqualTo(PersonalData.erased()));
        assertThat(office.journal("user.import")
                        .get(0)
                        .subject()
                        .personalDetails()
                        .isErased())
                .isFalse();
    }

    @Test
    @Tag("G4")
    void aChangeOfAnErasedUserSucceedsAndStoresNothingOfThem(Storage storage) {
        Session own = session();
        erase(storage, wanda);

        desk().users().rename(wanda, "Wanda Wiederum").orThrow();
        desk(own).account().rename("Wanda Abermals").orThrow();
        desk(own).users().rename(admin.user(), "Nicht Erlaubt");

        assertThat(only("user.rename", wanda).subject().personalDetails()).isEqualTo(PersonalData.erased());
        assertThat(source(only("user.rename", wanda))).isEqualTo(PersonalData.known(AT_WORK.clientKey()));
        assertThat(only("user.name").subject().personalDetails()).isEqualTo(PersonalData.erased());
        assertThat(source(only("user.name"))).isEqualTo(PersonalData.erased());
        assertThat(source(only("user.rename", admin.user()))).isEqualTo(PersonalData.erased());
        assertThat(stored(storage, "user.name").secured().source()).contains(Bytes.none());
        assertThat(stored(storage, "user.name").secured().personal()).contains(Bytes.none());
        assertThat(check(wanda).holds()).isTrue();
    }

    @Test
    void ofAnErasedOrganizationNoSourceOfAVisitorCanBeReadAndPeopleStillSignIn(Storage storage) {
        desk().users().rename(wanda, "Wanda Wiederum").orThrow();
        Organization row = storage.port(OrganizationStore.class)
                .find(office.organization())
                .orElseThrow();
        Organization erased = new Organization(
                row.id(), row.name(), row.state(), row.settings(), row.openedAt(), row.revision(), Optional.empty());
        write(
                storage,
                Changes.none(row.id())
                        .and(OrganizationTable.ORGANIZATIONS.delete(row))
                        .and(OrganizationTable.ORGANIZATIONS.insert(erased)));

        front().signIn(WANDA, PASSWORD).orThrow();
        front().signIn(WANDA, "wrong wrong wrong");
        front().signIn("nobody@weiss.example", "wrong wrong wrong");

        assertThat(source(only("user.join")))
                .as("of a visitor who became a user")
                .isEqualTo(PersonalData.known(AT_HOME.clientKey()));
        assertThat(office.journal("signin"))
                .filteredOn(entry -> entry.subject().id().equals(wanda.uuid()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(source(entry).isErased()).isFalse());
        assertThat(office.journal("signin"))
                .filteredOn(entry -> !entry.subject().id().equals(wanda.uuid()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(source(entry)).isEqualTo(PersonalData.erased()));
        assertThat(source(only("user.rename", wanda))).isEqualTo(PersonalData.known(AT_WORK.clientKey()));
        assertThat(only("user.join").subject().personalDetails().isErased()).isFalse();
    }

    private void erase(Storage storage, UserId user) {
        User row = Stored.user(storage, office.organization(), user);
        User.Security security = row.security().withSalt(Optional.empty());
        User erased = row.withStatus(row.status(), security, row.revision());
        write(
                storage,
                Changes.none(office.organization())
                        .and(UserTable.USERS.delete(row))
                        .and(UserTable.USERS.insert(erased)));
    }

    private static void write(Storage storage, Changes changes) {
        assertThat(storage.apply(changes)).isEqualTo(new Applied.Done());
    }

    private JournalCheck check(UserId user) {
        return office.desk().journal().verify(user).orThrow();
    }

    private JournalEntry stored(Storage storage, String act) {
        return Stored.journal(storage, office.organization(), wanda).stream()
                .filter(entry -> entry.event().act().equals(act))
                .findFirst()
                .orElseThrow();
    }

    private JournalRecord only(String act) {
        return only(act, wanda);
    }

    private JournalRecord only(String act, UserId subject) {
        List<JournalRecord> found = office.journal(act).stream()
                .filter(entry -> entry.subject().id().equals(subject.uuid()))
                .toList();
        assertThat(found).as(act).hasSize(1);
        return found.get(0);
    }

    private static PersonalData<String> source(JournalRecord entry) {
        return entry.agent().source();
    }

    private static PersonalData<SortedMap<String, String>> details(String... keysAndValues) {
        SortedMap<String, String> details = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            details.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return PersonalData.known(details);
    }

    private static boolean tells(String text, String word) {
        String low = text.toLowerCase(Locale.ROOT);
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return low.contains(word.toLowerCase(Locale.ROOT))
                || low.contains(HexFormat.of().formatHex(bytes));
    }

    private Session session() {
        return kit.roster()
                .operations()
                .signInExternally(office.organization(), wanda)
                .orThrow()
                .session();
    }

    private Desk desk() {
        return desk(admin);
    }

    private Desk desk(Session session) {
        return kit.roster().as(new Actor.Member(session), AT_WORK);
    }

    private Front front() {
        return kit.roster().front(office.organization(), AT_HOME);
    }
}

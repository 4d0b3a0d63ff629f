package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.TYPE_UNKNOWN;
import static io.rosterkit.model.contact.ContactReason.ADDRESS_MALFORMED;
import static io.rosterkit.model.contact.ContactReason.NAME_MISSING;
import static io.rosterkit.model.contact.ContactReason.NAME_TELLS_CODE_WORD;
import static io.rosterkit.model.contact.ContactReason.NAME_TOO_LONG;
import static io.rosterkit.model.contact.ContactReason.NAME_UNSAFE;
import static io.rosterkit.model.contact.ContactReason.PHONE_MALFORMED;
import static io.rosterkit.model.user.UserReason.ADDRESS_TAKEN;
import static io.rosterkit.model.user.UserReason.EXTERNAL_ID_INVALID;
import static io.rosterkit.model.user.UserReason.EXTERNAL_ID_TAKEN;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.Trait;
import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.directory.PersonReceipt;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People are added to the directory before they are users, if they ever are. */
@RosterTest
@Tag("N6")
class PersonTest {

    private static final Trait EMPLOYEE = Trait.of("employee");
    private static final String ADDRESS = "lea@lab.example";
    private static final String ID = "HR-7";

    private Kit kit;
    private Office office;
    private Directory directory;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .trait(EMPLOYEE, Set.of(STAFF))
                        .attributes(Attribute.of("cost-center", Attribute.Kind.TEXT))
                        .build());
        office = kit.offices().open();
        directory = office.desk().directory();
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void anOutsidePersonIsAddedWithWhatIsKnown() {
        PersonReceipt added = directory
                .add(PersonDraft.of(" Lea Groß ", GUEST)
                        .at("Lea@Lab.example")
                        .reachableAt("+43 1 234567")
                        .externalId(ID))
                .orThrow();

        DirectoryEntry entry = directory.get(added.person()).orThrow();
        assertThat(added.active()).isTrue();
        assertThat(entry.user()).isEqualTo(added.person());
        assertThat(entry.invitation()).isEmpty();
        assertThat(entry.type()).isEqualTo(GUEST);
        assertThat(entry.contact().name()).contains(new DisplayName("Lea Groß"));
        assertThat(entry.contact().address()).contains(new EmailAddress("Lea@Lab.example", ADDRESS));
        assertThat(entry.contact().addressVerified()).isFalse();
        assertThat(entry.contact().phone()).contains(new PhoneNumber("+431234567"));
        assertThat(entry.contact().externalId()).contains(new ExternalId(ID));
        assertThat(entry.status())
                .isEqualTo(new DirectoryEntry.Status(
                        RegistrationStatus.LISTED, UserStatus.LISTED, true, Validity.always()));
        assertThat(kit.mail().to("Lea@Lab.example").count()).isZero();
        assertThat(office.journal("person.add")).singleElement().satisfies(told -> {
            assertThat(told.subject().id()).isEqualTo(added.person().uuid());
            assertThat(told.details()).isEqualTo(Map.of("type", "guest"));
        });
        assertThat(office.desk().journal().verify(added.person()).orThrow().complete())
                .isTrue();
    }

    @EveryStorage
    @Test
    @Tag("N6")
    void twoPeopleMayHaveOnePhone() {
        PersonDraft draft = PersonDraft.of("Lea Groß", GUEST).reachableAt("+43 1 234567");
        UserId lea = directory.add(draft.at("lea@lab.example")).orThrow().person();
        UserId ida = directory.add(draft.at("ida@lab.example")).orThrow().person();

        assertThat(List.of(lea, ida))
                .extracting(person -> directory.get(person).orThrow().contact().phone())
                .containsOnly(Optional.of(new PhoneNumber("+431234567")));
    }

    @EveryStorage
    @Test
    @Tag("S5")
    @Tag("T3")
    void oneListHasPeopleWithAndWithoutUserOfEachKind() {
        UserId lea = added(PersonDraft.of("Lea", GUEST));
        UserId rob = added(PersonDraft.of("Rob", STAFF).at("rob@weiss.example"));
        directory.deactivate(rob).orThrow();
        UserId ann = office.join("ann").user();
        UserId ida = office.desk()
                .invitations()
                .invite("ida@weiss.example", STAFF)
                .orThrow()
                .user();
        UserId owner = office.session().user();

        assertThat(listed(DirectoryFilter.all())).containsExactlyInAnyOrder(lea, rob, ann, ida, owner);
        assertThat(directory.list(PageRequest.first(1)).orThrow().items())
                .as("without an address")
                .extracting(DirectoryEntry::user)
                .containsExactly(lea);
        assertThat(listed(DirectoryFilter.all().withUser())).containsExactlyInAnyOrder(ann, owner);
        assertThat(listed(DirectoryFilter.all().withoutUser())).containsExactlyInAnyOrder(lea, rob, ida);
        assertThat(listed(DirectoryFilter.all().withStatuses(Set.of(RegistrationStatus.LISTED))))
                .containsExactlyInAnyOrder(lea, rob);
        assertThat(listed(DirectoryFilter.all().withTrait(EMPLOYEE))).containsExactlyInAnyOrder(rob, ann, ida, owner);
        assertThat(listed(DirectoryFilter.all().withTrait(EMPLOYEE.absent()))).containsExactly(lea);
        assertThat(listed(DirectoryFilter.all().ofTypes(Set.of(GUEST)))).containsExactly(lea);
        assertThat(listed(DirectoryFilter.all().onlyInactive())).containsExactly(rob);
        assertThat(listed(DirectoryFilter.all().withoutUser().onlyActive())).containsExactlyInAnyOrder(lea, ida);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listed(DirectoryFilter.all().withTrait(Trait.of("prescriber"))));
    }

    @EveryStorage
    @Test
    @Tag("T4")
    void isFoundByPartsOfNameAddressAndExternalId() {
        UserId lea = added(PersonDraft.of("Lea Müller", GUEST).at(ADDRESS).externalId(ID));
        added(PersonDraft.of("Rob", GUEST));

        for (String term : List.of("muller lea", "lab.ex", "hr-7", "le")) {
            assertThat(listed(DirectoryFilter.all().matching(term))).as(term).containsExactly(lea);
        }
        assertThat(listed(DirectoryFilter.all().matching("%"))).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("S2")
    void pagesHaveEachOfManyWithoutAnAddressOnce() {
        for (int i = 0; i < 5; i++) {
            added(PersonDraft.of("Same", GUEST));
        }
        kit.offices()
                .open()
                .desk()
                .directory()
                .add(PersonDraft.of("Same", GUEST))
                .orThrow();

        PageRequest two = PageRequest.first(2);
        var page = directory.list(two).orThrow();
        var next = directory.list(two.after(page.next().orElseThrow())).orThrow();
        var last = directory.list(two.after(next.next().orElseThrow())).orThrow();

        assertThat(last.next()).isEmpty();
        assertThat(List.of(page, next, last))
                .flatExtracting(one -> one.items())
                .extracting(DirectoryEntry::user)
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @EveryStorage
    @Test
    @Tag("X11")
    void addressAndExternalIdBelongToOnePerson() {
        UserId lea = added(PersonDraft.of("Lea", GUEST).at(ADDRESS).externalId(ID));
        UserId ann = office.join("ann").user();
        UserId rob = added(PersonDraft.of("Rob", GUEST));

        assertThat(reason(directory.add(PersonDraft.of("Eva", GUEST).at("LEA@lab.example"))))
                .isEqualTo(ADDRESS_TAKEN);
        assertThat(reason(directory.change(rob, PersonDraft.of("Rob", GUEST).at(ADDRESS))))
                .isEqualTo(ADDRESS_TAKEN);
        assertThat(reason(directory.add(PersonDraft.of("Eva", GUEST).externalId(ID))))
                .isEqualTo(EXTERNAL_ID_TAKEN);
        assertThat(reason(office.desk().externalIds().assign(ann, ID))).isEqualTo(EXTERNAL_ID_TAKEN);
        assertThat(kit.roster()
                        .operations()
                        .importUser(office.organization(), UserImport.of(ADDRESS, STAFF))
                        .refusal()
                        .orElseThrow()
                        .facts())
                .containsEntry("status", "listed");
        directory.change(lea, PersonDraft.of("Lea", GUEST)).orThrow();
        assertThat(directory
                        .change(rob, PersonDraft.of("Rob", GUEST).at(ADDRESS).externalId(ID))
                        .refusal())
                .isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void isChangedAsAWholeAndKeepsTheAttributes() {
        UserId lea = added(PersonDraft.of("Lea", GUEST).at(ADDRESS).externalId(ID));
        AttributeChange attributes = AttributeChange.none().set("cost-center", "4711");
        office.desk().attributes().change(lea, attributes).orThrow();

        PersonDraft other = PersonDraft.of("Lea Groß", STAFF).reachableAt("+43 1 234567");
        directory.change(lea, other).orThrow();
        directory.change(lea, other).orThrow();

        DirectoryEntry entry = directory.get(lea).orThrow();
        assertThat(entry.contact().name()).contains(new DisplayName("Lea Groß"));
        assertThat(entry.contact().address()).isEmpty();
        assertThat(entry.contact().externalId()).isEmpty();
        assertThat(entry.type()).isEqualTo(STAFF);
        assertThat(office.desk().attributes().of(lea).orThrow()).containsOnlyKeys("cost-center");
        assertThat(office.journal("person.change")).singleElement().satisfies(told -> {
            assertThat(told.details()).isEqualTo(Map.of("type-before", "guest", "type-after", "staff"));
            assertThat(told.toString()).doesNotContain("Groß").doesNotContain(ADDRESS);
        });
        assertThat(office.desk().journal().verify(lea).orThrow().complete()).isTrue();
    }

    @EveryStorage
    @Test
    @Tag("X11")
    void hasAnExternalIdAndAttributesOfTheHost() {
        UserId lea = added(PersonDraft.of("Lea", GUEST));

        office.desk().externalIds().assign(lea, ID).orThrow();
        assertThat(directory.get(lea).orThrow().contact().externalId()).contains(new ExternalId(ID));
        assertThat(office.desk().externalIds().find(ID).orThrow().user()).isEqualTo(lea);
        office.desk().externalIds().remove(lea).orThrow();
        assertThat(directory.get(lea).orThrow().contact().externalId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lea\r\nBcc: eva@weiss.example", "Lea\nEva", "Lea\u760AEva", "Lea\u202EEva", "Lea\ud800"})
    @Tag("G2")
    void hostileNamesAreRefused(String name) {
        UserId rob = added(PersonDraft.of("Rob", GUEST));

        assertThat(reason(directory.add(PersonDraft.of(name, GUEST)))).isEqualTo(NAME_UNSAFE);
        assertThat(reason(directory.change(rob, PersonDraft.of(name, GUEST)))).isEqualTo(NAME_UNSAFE);
        assertThat(directory.list(PageRequest.first(10)).orThrow().items()).hasSize(2);
    }

    @Test
    @Tag("N3")
    void whatCannotBeReadIsRefused() {
        PersonDraft lea = PersonDraft.of("Lea", GUEST);
        Map<PersonDraft, Reason> wrong = Map.of(
                PersonDraft.of("  ", GUEST), NAME_MISSING,
                PersonDraft.of("b".repeat(101), GUEST), NAME_TOO_LONG,
                PersonDraft.of("Lea " + office.codeWord(), GUEST), NAME_TELLS_CODE_WORD,
                PersonDraft.of("Lea", new UserType("robot")), TYPE_UNKNOWN,
                lea.at("lea at lab"), ADDRESS_MALFORMED,
                lea.at("lea@lab.example\r\nBcc: eva@weiss.example"), ADDRESS_MALFORMED,
                lea.reachableAt("12"), PHONE_MALFORMED,
                lea.externalId("a\u202eb"), EXTERNAL_ID_INVALID,
                lea.externalId("x".repeat(201)), EXTERNAL_ID_INVALID);
        UserId rob = added(PersonDraft.of("Rob", GUEST));

        wrong.forEach((draft, why) -> {
            assertThat(reason(directory.add(draft))).isEqualTo(why);
            assertThat(reason(directory.change(rob, draft))).isEqualTo(why);
        });
        assertThat(directory.add(lea.at(" ").reachableAt(" ")).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("L4")
    @Tag("V7")
    void letsNobodyIn() {
        UserId lea = added(PersonDraft.of("Lea", STAFF).at(ADDRESS).externalId(ID));
        var front = kit.roster().front(office.organization(), new Source("192.0.2.7"));

        assertThat(reason(front.signIn(ADDRESS, "roses grow by the window")))
                .isEqualTo(reason(front.signIn("nobody@lab.example", "roses grow by the window")));
        assertThat(front.recover(ADDRESS).refusal()).isEmpty();
        assertThat(kit.mail().to(ADDRESS).count()).isZero();
        assertThat(reason(kit.roster().operations().signInExternally(office.organization(), lea)))
                .isEqualTo(reason(
                        kit.roster().operations().signInExternally(office.organization(), new UserId(new UUID(1, 1)))));
        var users = office.desk().users();
        for (Outcome<?> answer : List.of(
                users.get(lea),
                users.find(ADDRESS),
                users.lock(lea),
                users.deactivate(lea),
                users.reactivate(lea),
                users.close(lea),
                users.rename(lea, "Eva"),
                users.changeRoles(lea, Set.of(StandardProfile.OFFICE_ADMINISTRATOR)),
                office.desk().permissions().of(lea),
                office.desk().assignments().of(lea),
                office.desk().lifecycle().owned(lea))) {
            assertThat(reason(answer)).isEqualTo(NOT_FOUND);
        }
        assertThat(users.list(UserFilter.all(), UserQuery.Order.ADDRESS, PageRequest.first(10))
                        .orThrow()
                        .items())
                .hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> UserFilter.of(UserStatus.LISTED));
    }

    @Test
    void onlyPeopleWithoutUserAndInvitationAreChangedHere() {
        UserId ann = office.join("ann").user();
        UserId ida = office.desk()
                .invitations()
                .invite("ida@weiss.example", STAFF)
                .orThrow()
                .user();

        for (UserId other : List.of(ann, ida)) {
            assertThat(reason(directory.change(other, PersonDraft.of("Eva", STAFF))))
                    .isEqualTo(WRONG_STATE);
        }
        assertThat(office.desk().externalIds().assign(ida, ID).refusal()).isEmpty();
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    @Tag("G1")
    void ofManyAddedAtOnceOneHasTheExternalIdAndOneTheAddress(int threads) {
        for (int round = 0; round < 3; round++) {
            String id = ID + round;
            String address = round + ADDRESS;
            List<Outcome<PersonReceipt>> answers = Barrier.together(
                    threads,
                    number -> () -> directory.add(
                            number % 2 == 0
                                    ? PersonDraft.of("Lea", GUEST).externalId(id)
                                    : PersonDraft.of("Lea", GUEST).at(address)));

            assertThat(answers.stream().filter(answer -> answer.refusal().isEmpty()))
                    .hasSize(2);
            assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                    .allSatisfy(refusal -> assertThat(refusal.reason()).isIn(EXTERNAL_ID_TAKEN, ADDRESS_TAKEN));
        }
    }

    private UserId added(PersonDraft draft) {
        return directory.add(draft).orThrow().person();
    }

    private List<UserId> listed(DirectoryFilter filter) {
        return directory.list(filter, PeopleQuery.Order.NAME, PageRequest.first(100)).orThrow().items().stream()
                .map(DirectoryEntry::user)
                .toList();
    }
}

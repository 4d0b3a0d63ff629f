package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.invitation.InvitationReason.WRONG_STATE;
import static io.rosterkit.model.user.RegistrationStatus.INVITED;
import static io.rosterkit.model.user.RegistrationStatus.LISTED;
import static io.rosterkit.model.user.RegistrationStatus.REGISTERED;
import static io.rosterkit.model.user.UserReason.ATTRIBUTE_KIND;
import static io.rosterkit.model.user.UserReason.ATTRIBUTE_UNKNOWN;
import static io.rosterkit.model.user.UserReason.EXTERNAL_ID_TAKEN;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.hostdata.AttributeValue;
import io.rosterkit.hostdata.AttributeValue.Text;
import io.rosterkit.hostdata.Attributes;
import io.rosterkit.hostdata.ExternalIds;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import io.rosterkit.peoplelist.ListPreview.Use;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host keeps of invited people: it comes with the invitation, is changed meanwhile, and the user has it. */
@RosterTest
@Tag("X11")
class InvitedHostDataTest {

    private static final String ID = "HR-4711";
    private static final String BEN = "ben@weiss.example";
    private static final String PASSWORD = "seven purple ladders hum";
    private static final String CENTER = "cost-center";
    private static final AttributeChange IN_KOELN = AttributeChange.none().set(CENTER, "Koeln-9");

    private Storage storage;
    private MovableClock clock;
    private Kit kit;
    private Office office;

    @BeforeEach
    void open(Storage own, MovableClock ticking) {
        storage = own;
        clock = ticking;
        kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .attributes(
                                Attribute.of(CENTER, Attribute.Kind.TEXT), Attribute.of("on-call", Attribute.Kind.FLAG))
                        .build());
        office = kit.offices().open();
    }

    @EveryStorage
    @Test
    void comesWithTheInvitationAndIsThatOfTheUser() {
        InvitationReceipt invited = invite(BEN, ID).orThrow();

        assertThat(attributes().of(invited.user()).orThrow()).isEqualTo(koeln());
        assertThat(ids().find(ID).orThrow())
                .satisfies(found -> assertThat(found.user()).isEqualTo(invited.user()))
                .satisfies(found -> assertThat(found.invitation()).contains(invited.invitation()))
                .satisfies(found -> assertThat(found.status().registration()).isEqualTo(INVITED));
        assertThat(people("hr-4711"))
                .singleElement()
                .extracting(DirectoryEntry::user)
                .isEqualTo(invited.user());

        register();

        assertThat(ids().find(ID).orThrow().status().registration()).isEqualTo(REGISTERED);
        assertThat(ids().find(ID).orThrow().user()).isEqualTo(invited.user());
        assertThat(attributes().of(invited.user()).orThrow()).isEqualTo(koeln());
    }

    @EveryStorage
    @Test
    void isChangedWhileThePersonIsInvitedAndTheLinkStays() {
        InvitationReceipt invited = invite(BEN, ID).orThrow();
        String link = kit.mail().to(BEN).link();

        ids().assign(invited.user(), "HR-2").orThrow();
        attributes()
                .change(
                        invited.user(),
                        AttributeChange.none().set(CENTER, "Wien").set("on-call", true))
                .orThrow();
        ids().assign(invited.user(), "HR-2").orThrow();

        assertThat(reason(ids().find(ID))).isEqualTo(NOT_FOUND);
        assertThat(ids().find("HR-2").orThrow().user()).isEqualTo(invited.user());
        assertThat(named(invited)).contains(new ExternalId("HR-2"));
        assertThat(attributes().of(invited.user()).orThrow())
                .isEqualTo(Map.of(CENTER, new Text("Wien"), "on-call", new AttributeValue.Flag(true)));
        assertThat(changed(invited)).containsExactly("external-id", "attribute:cost-center attribute:on-call");

        ids().remove(invited.user()).orThrow();
        attributes()
                .change(invited.user(), AttributeChange.none().remove("on-call"))
                .orThrow();
        UserId user = front().register(link, office.codeWord(), PASSWORD)
                .orThrow()
                .done()
                .user();

        assertThat(office.desk().users().get(user).orThrow().contact().externalId())
                .isEmpty();
        assertThat(attributes().of(user).orThrow()).isEqualTo(Map.of(CENTER, new Text("Wien")));
        assertThat(office.desk()
                        .journal()
                        .verify(invited.invitation())
                        .orThrow()
                        .holds())
                .isTrue();
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(strings = {"declined", "withdrawn", "expired", "superseded"})
    void anEndFreesTheIdAndTheRestIsThereAgainWhereAnExpiredInvitationIsRenewed(String end) {
        InvitationReceipt invited = invite(BEN, ID).orThrow();

        end(invited, end);

        assertThat(invite("cleo@weiss.example", ID).refusal()).isEmpty();
        assertThat(reason(attributes().of(invited.user()))).isEqualTo(NOT_FOUND);
        assertThat(reason(ids().assign(invited.user(), "HR-2"))).isEqualTo(NOT_FOUND);
        assertThat(reason(invitations().renew(invited.invitation())))
                .as("only one that has expired is renewed, and its id is taken")
                .isEqualTo(end.equals("expired") ? EXTERNAL_ID_TAKEN : WRONG_STATE);

        if (end.equals("expired")) {
            ids().remove(ids().find(ID).orThrow().user()).orThrow();
            invitations().renew(invited.invitation()).orThrow();

            assertThat(ids().find(ID).orThrow().user()).isEqualTo(invited.user());
            assertThat(attributes().of(invited.user()).orThrow()).isEqualTo(koeln());
        }
    }

    /** No job has ended the invitation, and the invitation of another person does not end it either. */
    @Test
    void aPersonOfTheDirectoryKeepsItWhenTheTimeOfTheInvitationIsOver() {
        UserId lea = office.desk()
                .directory()
                .add(PersonDraft.of("Lea Gross", GUEST).at(BEN).externalId(ID))
                .orThrow()
                .person();
        InvitationReceipt invited = makeUser(lea);
        clock.move(Duration.ofDays(31));

        assertThat(reason(invite("cleo@weiss.example", ID))).isEqualTo(EXTERNAL_ID_TAKEN);
        assertThat(ids().find(ID).orThrow().user()).isEqualTo(lea);
        assertThat(office.journal("invitation.expire")).isEmpty();
        invitations().renew(invited.invitation()).orThrow();
    }

    @EveryStorage
    @Test
    void aPersonOfTheDirectoryKeepsItWhenTheInvitationEnds() {
        UserId lea = office.desk()
                .directory()
                .add(PersonDraft.of("Lea Gross", GUEST).at(BEN).externalId("HR-1"))
                .orThrow()
                .person();
        attributes().change(lea, IN_KOELN).orThrow();
        assertThat(ids().find("HR-1").orThrow().status().registration()).isEqualTo(LISTED);
        InvitationReceipt invited = makeUser(lea);

        ids().assign(lea, ID).orThrow();
        assertThat(named(invited)).contains(new ExternalId(ID));
        attributes().change(lea, AttributeChange.none().set("on-call", false)).orThrow();
        invitations().withdraw(invited.invitation()).orThrow();

        assertThat(ids().find(ID).orThrow().status().registration()).isEqualTo(LISTED);
        assertThat(reason(invite("cleo@weiss.example", ID))).isEqualTo(EXTERNAL_ID_TAKEN);
        ids().assign(lea, "HR-3").orThrow();
        InvitationReceipt again = makeUser(lea);
        clock.move(Duration.ofDays(8));
        assertThat(reason(invite("cleo@weiss.example", "HR-3")))
                .as("also of a person whose invitation is over")
                .isEqualTo(EXTERNAL_ID_TAKEN);
        kit.roster().operations().expire(10);
        ids().assign(lea, "HR-4").orThrow();
        invitations().renew(again.invitation()).orThrow();

        assertThat(named(again)).as("the id of now").contains(new ExternalId("HR-4"));
        register();
        assertThat(ids().find("HR-4").orThrow().user()).isEqualTo(lea);
        assertThat(attributes().of(lea).orThrow()).containsOnlyKeys(CENTER, "on-call");
    }

    @EveryStorage
    @Test
    void anImportAndAPersonGetTheIdOfAnInvitationThatIsOver() {
        invite(BEN, ID).orThrow();
        UserId ann = office.join("ann").user();
        assertThat(reason(ids().assign(ann, ID))).isEqualTo(EXTERNAL_ID_TAKEN);
        clock.move(Duration.ofDays(8));

        ids().assign(ann, ID).orThrow();

        assertThat(ids().find(ID).orThrow().user()).isEqualTo(ann);
        assertThat(office.journal("invitation.expire")).hasSize(1);
    }

    @Test
    void refusesWhatTheProfileDoesNotDeclareAndInvitesNobody() {
        InvitationDraft draft = InvitationDraft.to(BEN, STAFF);

        assertThat(reason(invitations()
                        .invite(draft.withAttributes(AttributeChange.none().set("unknown", "x")))))
                .isEqualTo(ATTRIBUTE_UNKNOWN);
        assertThat(reason(invitations()
                        .invite(draft.withAttributes(AttributeChange.none().set(CENTER, true)))))
                .isEqualTo(ATTRIBUTE_KIND);
        assertThat(people("ben")).isEmpty();
        InvitationReceipt invited = invite(BEN, ID).orThrow();
        assertThat(reason(kit.roster().as(office.join("plain")).attributes().change(invited.user(), IN_KOELN)))
                .isEqualTo(NOT_PERMITTED);
    }

    /** As it is where the person is a user: inviting alone is not enough. */
    @Test
    @Tag("G8")
    void isGivenByCallersWhoManageUsers() {
        Invitations inviting = office.program(Permission.INVITE).invitations();
        Invitations managing =
                office.program(Permission.INVITE, Permission.MANAGE_USERS).invitations();
        InvitationDraft withId = InvitationDraft.to(BEN, GUEST).externalId(ID);
        InvitationDraft withAttributes = InvitationDraft.to(BEN, GUEST).withAttributes(IN_KOELN);
        InvitationReceipt plain = inviting.invite(BEN, GUEST).orThrow();

        assertThat(reason(inviting.replace(plain.invitation(), withId))).isEqualTo(NOT_PERMITTED);
        invitations().withdraw(plain.invitation()).orThrow();
        assertThat(reason(inviting.invite(withId))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(inviting.invite(withAttributes))).isEqualTo(NOT_PERMITTED);
        ids().assign(office.join("ann").user(), ID).orThrow();
        assertThat(reason(inviting.invite(withId)))
                .as("whose it is, is not told")
                .isEqualTo(NOT_PERMITTED);
        assertThat(codes(inviting.inviteAll(list("a@weiss.example,HR-1", "b@weiss.example,"), GUEST)
                        .orThrow()))
                .containsExactly("access.not_permitted", "invited");
        assertThat(managing.invite(withAttributes.externalId("HR-2")).refusal()).isEmpty();
    }

    @Test
    @Tag("G6")
    void anotherAttributeIsAnotherRequest() {
        InvitationDraft draft = InvitationDraft.to(BEN, STAFF).withAttributes(IN_KOELN);
        InvitationReceipt first =
                office.once("req-1").invitations().invite(draft).orThrow();

        assertThat(office.once("req-1").invitations().invite(draft).orThrow()).isEqualTo(first);
        assertThat(office.once("req-1")
                        .invitations()
                        .invite(draft.withAttributes(AttributeChange.none().set(CENTER, "Wien")))
                        .refusal())
                .isPresent();
    }

    @Test
    @Tag("S2")
    void isThatOfOneOrganization() {
        InvitationReceipt invited = invite(BEN, ID).orThrow();
        Office elsewhere = kit.offices().open();

        assertThat(reason(elsewhere.desk().externalIds().find(ID))).isEqualTo(NOT_FOUND);
        assertThat(reason(elsewhere.desk().externalIds().assign(invited.user(), "HR-9")))
                .isEqualTo(NOT_FOUND);
        assertThat(reason(elsewhere.desk().attributes().of(invited.user()))).isEqualTo(NOT_FOUND);
        assertThat(reason(elsewhere.desk().attributes().change(invited.user(), IN_KOELN)))
                .isEqualTo(NOT_FOUND);
    }

    @Test
    @Tag("G4")
    void isInNoMailNoJournalAndNoPrintedDraft() {
        InvitationDraft draft = InvitationDraft.to(BEN, STAFF).externalId(ID).withAttributes(IN_KOELN);
        InvitationReceipt invited = invitations().invite(draft).orThrow();
        attributes()
                .change(invited.user(), AttributeChange.none().set(CENTER, "Koeln-8"))
                .orThrow();
        ids().assign(invited.user(), ID + "-2").orThrow();

        assertThat(kit.mail().to(BEN).latest().toString()).doesNotContain(ID, "Koeln");
        assertThat(kit.mail().to(BEN).latest().text()).doesNotContain(ID, "Koeln");
        assertThat(draft.toString()).doesNotContain(ID, "Koeln");
        assertThat(office.journal("invitation.invite"))
                .filteredOn(entry ->
                        entry.subject().id().equals(invited.invitation().uuid()))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.details()).containsEntry("given", "attribute:cost-center external-id"));
        assertThat(Stored.journal(storage, office.organization(), invited.invitation())
                        .toString())
                .contains("attribute:cost-center")
                .doesNotContain(ID, "Koeln");
    }

    /** Whichever address is sorted first, and whichever line ends an expired invitation for its address or its id. */
    @EveryStorage
    @Test
    @Tag("M1")
    void aListHasAColumnOfIdsAndTheFirstLineWithOneHasIt() {
        ids().assign(office.join("ann").user(), "HR-1").orThrow();
        invite("gone@weiss.example", "HR-4").orThrow();
        invite("late@weiss.example", "HR-5").orThrow();
        clock.move(Duration.ofDays(8));

        ListReport report = invitations()
                .inviteAll(
                        list(
                                "a@weiss.example,HR-1",
                                "c@weiss.example,HR-2",
                                "b@weiss.example,HR-2",
                                "d@weiss.example, HR-3",
                                "f@weiss.example,HR-4",
                                "gone@weiss.example,",
                                "late@weiss.example,",
                                "e@weiss.example,HR-5"),
                        STAFF)
                .orThrow();

        assertThat(codes(report))
                .containsExactly(
                        "user.external_id_taken",
                        "invited",
                        "user.external_id_taken",
                        "invited",
                        "invited",
                        "invited",
                        "invited",
                        "invited");
        assertThat(holder("HR-2")).isEqualTo("c@weiss.example");
        assertThat(holder("HR-4")).isEqualTo("f@weiss.example");
        assertThat(holder("HR-5")).isEqualTo("e@weiss.example");
        assertThat(office.journal("invitation.expire")).as("each ends once").hasSize(2);
    }

    @EveryStorage
    @Test
    @Tag("G1")
    void ofManyWhoGetOneAtOnceOneHasIt() {
        UserId ann = office.join("ann").user();
        UserId waiting = invite("waiting@weiss.example", "HR-W").orThrow().user();

        List<Outcome<?>> answers = Barrier.together(6, number -> () -> switch (number % 3) {
            case 0 -> invite("user" + number + "@weiss.example", ID);
            case 1 -> ids().assign(number == 1 ? ann : waiting, ID);
            default ->
                invitations()
                        .inviteAll(
                                AddressList.csv(new ByteArrayInputStream(
                                                ("user" + number + "@weiss.example," + ID + "\n")
                                                        .getBytes(StandardCharsets.UTF_8)))
                                        .withColumns(ListColumns.create()
                                                .at(Use.ADDRESS, 1)
                                                .at(Use.EXTERNAL_ID, 2)),
                                STAFF)
                        .then(report -> report.lines().get(0).outcome());
        });

        assertThat(answers.stream().filter(answer -> answer.refusal().isEmpty()))
                .hasSize(1);
        assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(EXTERNAL_ID_TAKEN));
    }

    @EveryStorage
    @Test
    @Tag("G1")
    void noChangeIsLostWhenThePersonRegistersAtThatMoment() {
        String word = office.codeWord();
        for (int round = 0; round < 3; round++) {
            String address = "user" + round + "@weiss.example";
            InvitationReceipt invited = invite(address, "HR-" + round).orThrow();
            String link = kit.mail().to(address).link();
            String after = "HR-after-" + round;

            List<Outcome<?>> answers = Barrier.together(3, number -> () -> switch (number) {
                case 0 -> front().register(link, word, PASSWORD);
                case 1 -> ids().assign(invited.user(), after);
                default ->
                    attributes().change(invited.user(), AttributeChange.none().set("on-call", true));
            });

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
            assertThat(ids().find(after).orThrow().user()).isEqualTo(invited.user());
            assertThat(ids().find(after).orThrow().status().registration()).isEqualTo(REGISTERED);
            assertThat(attributes().of(invited.user()).orThrow()).containsOnlyKeys(CENTER, "on-call");
            assertThat(office.desk()
                            .journal()
                            .verify(invited.invitation())
                            .orThrow()
                            .holds())
                    .isTrue();
        }
    }

    /** Each time by a session that runs. */
    private ExternalIds ids() {
        return office.desk().externalIds();
    }

    private Attributes attributes() {
        return office.desk().attributes();
    }

    private Invitations invitations() {
        return office.desk().invitations();
    }

    private void end(InvitationReceipt invited, String way) {
        switch (way) {
            case "declined" -> front().decline(kit.mail().to(BEN).link()).orThrow();
            case "withdrawn" -> invitations().withdraw(invited.invitation()).orThrow();
            case "superseded" ->
                invitations()
                        .replace(invited.invitation(), InvitationDraft.to(BEN, STAFF))
                        .orThrow();
            default -> {
                clock.move(Duration.ofDays(8));
                kit.roster().operations().expire(10);
            }
        }
    }

    private Outcome<InvitationReceipt> invite(String address, String id) {
        return invitations()
                .invite(InvitationDraft.to(address, STAFF).externalId(id).withAttributes(IN_KOELN));
    }

    private static AddressList list(String... lines) {
        String text = "email,Personalnummer\n" + String.join("\n", lines);
        return AddressList.csv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .withColumns(ListColumns.create().externalId("Personalnummer"));
    }

    private static List<String> codes(ListReport report) {
        return report.lines().stream()
                .map(line ->
                        line.outcome().refusal().map(refusal -> refusal.code()).orElse("invited"))
                .toList();
    }

    private String holder(String id) {
        return ids().find(id).orThrow().contact().address().orElseThrow().key();
    }

    private InvitationReceipt makeUser(UserId person) {
        return office.desk()
                .directory()
                .makeUser(person, AccountDraft.standard())
                .orThrow();
    }

    private void register() {
        front().register(kit.mail().to(BEN).link(), office.codeWord(), PASSWORD).orThrow();
    }

    private Front front() {
        return kit.roster().front(office.organization(), new Source("192.0.2.1"));
    }

    private Optional<ExternalId> named(InvitationReceipt invited) {
        return invitations().get(invited.invitation()).orThrow().invitee().externalId();
    }

    private List<String> changed(InvitationReceipt invited) {
        return invitations().history(invited.invitation(), PageRequest.first(50)).orThrow().items().stream()
                .filter(entry -> entry.act().equals("invitation.edit"))
                .map(JournalRecord::details)
                .map(details -> details.get("changed"))
                .toList();
    }

    private List<DirectoryEntry> people(String term) {
        return office.desk()
                .directory()
                .list(DirectoryFilter.all().matching(term), PeopleQuery.Order.NAME, PageRequest.first(50))
                .orThrow()
                .items();
    }

    private static Map<String, AttributeValue> koeln() {
        return Map.of(CENTER, new Text("Koeln-9"));
    }
}

package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.model.contact.ContactReason.ADDRESS_MISSING;
import static io.rosterkit.model.invitation.InvitationReason.ALREADY_INVITED;
import static io.rosterkit.model.invitation.InvitationReason.ALREADY_USER;
import static io.rosterkit.model.invitation.InvitationReason.PERSON_LISTED;
import static io.rosterkit.model.user.UserReason.PERSON_INACTIVE;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person of the directory becomes a user by one act: active, address, role, save. */
@RosterTest
@Tag("N2")
class MakeUserTest {

    private static final String ADDRESS = "lea@lab.example";
    private static final String PASSWORD = "seven purple ladders hum";
    private static final AccountDraft STANDARD = AccountDraft.standard();

    private Storage storage;
    private MovableClock clock;
    private Kit kit;
    private Office office;
    private UserId lea;

    @BeforeEach
    void open(Storage own, MovableClock ticking) {
        storage = own;
        clock = ticking;
        open(StandardProfile.builder("Example")
                .attributes(Attribute.of("cost-center", Attribute.Kind.TEXT))
                .build());
    }

    private void open(Profile profile) {
        kit = Kit.of(storage, clock, profile);
        office = kit.offices().open();
        lea = directory()
                .add(PersonDraft.of("Lea Groß", GUEST)
                        .at(ADDRESS)
                        .reachableAt("+431234567")
                        .externalId("HR-7"))
                .orThrow()
                .person();
    }

    @EveryStorage
    @Test
    @Tag("N6")
    @Tag("N4")
    @Tag("X11")
    void theLinkIsMailedByItselfAndThePersonStaysTheSame() {
        AttributeChange attributes = AttributeChange.none().set("cost-center", "4711");
        office.desk().attributes().change(lea, attributes).orThrow();

        InvitationReceipt invited = directory()
                .makeUser(lea, STANDARD.ofType(STAFF).withRoles(OFFICE_ADMINISTRATOR))
                .orThrow();

        assertThat(invited.user()).isEqualTo(lea);
        assertThat(status())
                .isEqualTo(new DirectoryEntry.Status(
                        RegistrationStatus.INVITED, UserStatus.INVITED, true, Validity.always()));
        assertThat(entry().invitation()).contains(invited.invitation());
        assertThat(entry().type()).as("until the person joins").isEqualTo(GUEST);
        assertThat(kit.mail().to(ADDRESS).count()).isEqualTo(1);

        assertThat(register(ADDRESS).orThrow().user()).isEqualTo(lea);

        UserDetails user = office.desk().users().get(lea).orThrow();
        assertThat(user.status().type()).isEqualTo(STAFF);
        assertThat(user.status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        assertThat(user.status().practices()).containsExactly(office.founded().practice());
        assertThat(user.contact().name()).contains(new DisplayName("Lea Groß"));
        assertThat(user.contact().phone()).contains(new PhoneNumber("+431234567"));
        assertThat(user.contact().verified()).isTrue();
        assertThat(office.desk().externalIds().find("HR-7").orThrow().user()).isEqualTo(lea);
        assertThat(office.desk().attributes().of(lea).orThrow()).containsOnlyKeys("cost-center");
        assertThat(status())
                .isEqualTo(new DirectoryEntry.Status(
                        RegistrationStatus.REGISTERED, UserStatus.ACTIVE, true, Validity.always()));
        assertThat(front().signIn(ADDRESS, PASSWORD).refusal()).isEmpty();
        assertThat(office.journal("person.make-user"))
                .singleElement()
                .satisfies(told -> assertThat(told.details())
                        .isEqualTo(Map.of("invitation", invited.invitation().toString())));
        assertThat(office.desk().journal().verify(lea).orThrow().complete()).isTrue();
    }

    @EveryStorage
    @Test
    void theAddressOfTheActBecomesThatOfThePerson() {
        UserId rob = added("Rob");

        assertThat(reason(directory().makeUser(rob, STANDARD))).isEqualTo(ADDRESS_MISSING);
        directory().makeUser(rob, STANDARD.at("Rob@lab.example")).orThrow();

        assertThat(directory()
                        .get(rob)
                        .orThrow()
                        .contact()
                        .address()
                        .orElseThrow()
                        .key())
                .isEqualTo("rob@lab.example");
        assertThat(register("Rob@lab.example").orThrow().user()).isEqualTo(rob);
    }

    @EveryStorage
    @Test
    @Tag("N6")
    void onlyAnActivePersonWithoutUserAndInvitationBecomesOne() {
        directory().deactivate(lea).orThrow();
        assertThat(reason(directory().makeUser(lea, STANDARD))).isEqualTo(PERSON_INACTIVE);
        directory().reactivate(lea).orThrow();
        directory().makeUser(lea, STANDARD).orThrow();
        assertThat(reason(directory().makeUser(lea, STANDARD))).isEqualTo(WRONG_STATE);
        register(ADDRESS).orThrow();
        assertThat(reason(directory().makeUser(lea, STANDARD))).isEqualTo(WRONG_STATE);
        assertThat(kit.mail().to(ADDRESS).count()).isEqualTo(1);
    }

    @EveryStorage
    @Test
    void anAddressOfAUserOfAnInvitationAndOfAnotherPersonIsRefusedAndNothingChanges() {
        UserId rob = added("Rob");
        UserId user = office.join("ann").user();
        String ann =
                office.desk().users().get(user).orThrow().contact().address().original();
        office.desk().invitations().invite("ida@weiss.example", STAFF).orThrow();

        assertThat(reason(directory().makeUser(rob, STANDARD.at(ann)))).isEqualTo(ALREADY_USER);
        assertThat(reason(directory().makeUser(rob, STANDARD.at("ida@weiss.example"))))
                .isEqualTo(ALREADY_INVITED);
        assertThat(reason(directory().makeUser(rob, STANDARD.at(ADDRESS)))).isEqualTo(PERSON_LISTED);
        assertThat(directory().get(rob).orThrow().contact().address()).isEmpty();
        assertThat(office.journal("person.make-user")).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G8")
    @Tag("N1")
    void nobodyMakesMoreOfAPersonThanByAnInvitation() {
        var administrator =
                kit.roster().as(office.join("admin", OFFICE_ADMINISTRATOR)).directory();
        var plain = kit.roster().as(office.join("plain")).directory();

        assertThat(reason(administrator.makeUser(lea, STANDARD.withRoles(OWNER))))
                .isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(plain.makeUser(lea, STANDARD))).isEqualTo(NOT_PERMITTED);
        assertThat(kit.mail().to(ADDRESS).count()).isZero();
        assertThat(administrator.makeUser(lea, STANDARD).refusal()).isEmpty();
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(strings = {"withdrawn", "declined", "expired"})
    @Tag("N6")
    @Tag("M4")
    void whenTheInvitationEndsThePersonStaysListedAndBecomesAUserLater(String how) {
        InvitationReceipt invited = directory().makeUser(lea, STANDARD).orThrow();
        String link = kit.mail().to(ADDRESS).link();
        switch (how) {
            case "withdrawn" ->
                office.desk().invitations().withdraw(invited.invitation()).orThrow();
            case "declined" -> front().decline(link).orThrow();
            default -> {
                clock.move(Duration.ofDays(8));
                assertThat(reason(office.desk().invitations().invite(ADDRESS, STAFF)))
                        .as("before the end is written down")
                        .isEqualTo(PERSON_LISTED);
                kit.roster().operations().expire(10);
            }
        }

        assertThat(status())
                .isEqualTo(new DirectoryEntry.Status(
                        RegistrationStatus.LISTED, UserStatus.LISTED, true, Validity.always()));
        assertThat(entry().invitation()).isEmpty();
        assertThat(entry().contact().externalId()).contains(new ExternalId("HR-7"));
        assertThat(front().register(link, office.codeWord(), PASSWORD).refusal())
                .isPresent();
        assertThat(office.journal("person.invitation-ended")).hasSize(1);

        directory().makeUser(lea, STANDARD).orThrow();
        assertThat(register(ADDRESS).orThrow().user()).isEqualTo(lea);
        assertThat(office.desk().journal().verify(lea).orThrow().complete()).isTrue();
    }

    @EveryStorage
    @Test
    @Tag("N6")
    @Tag("V2")
    void aRegistrationThatWaitedForACodeLeavesNoPassword() {
        open(StandardProfile.builder("Example")
                .secondStep(SecondStepPolicy.standard().registration(Demand.ALWAYS))
                .build());
        InvitationReceipt invited = directory().makeUser(lea, STANDARD).orThrow();
        front().register(kit.mail().to(ADDRESS).link(), office.codeWord(), PASSWORD)
                .orThrow();
        assertThat(status().registration()).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);

        office.desk().invitations().withdraw(invited.invitation()).orThrow();
        directory().makeUser(lea, STANDARD).orThrow();

        assertThat(status().registration()).isEqualTo(RegistrationStatus.INVITED);
    }

    @EveryStorage
    @Test
    void whoIsListedIsInvitedInTheDirectoryAlone() {
        assertThat(office.desk().invitations().invite(ADDRESS, STAFF).refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(PERSON_LISTED);
            assertThat(refusal.facts()).containsEntry("user", lea.toString());
        });
        InvitationReceipt invited = directory().makeUser(lea, STANDARD).orThrow();
        assertThat(reason(office.desk()
                        .invitations()
                        .replace(invited.invitation(), InvitationDraft.to("lea@elsewhere.example", STAFF))))
                .isEqualTo(PERSON_LISTED);

        office.desk().invitations().withdraw(invited.invitation()).orThrow();
        clock.move(Duration.ofDays(8));
        InvitationReceipt second = directory().makeUser(lea, STANDARD).orThrow();
        clock.move(Duration.ofDays(8));
        kit.roster().operations().expire(10);
        assertThat(reason(office.desk().invitations().renew(invited.invitation())))
                .isNotNull();
        office.desk().invitations().renew(second.invitation()).orThrow();

        assertThat(entry().invitation()).contains(second.invitation());
        assertThat(register(ADDRESS).orThrow().user()).isEqualTo(lea);
    }

    /** The address and the number of an invitation that has ended may be another one's by now. */
    @EveryStorage
    @Test
    @Tag("N6")
    void anEndedInvitationIsNotRenewedOnceThePersonIsReachedOtherwise() {
        InvitationReceipt first = directory().makeUser(lea, STANDARD).orThrow();
        clock.move(Duration.ofDays(8));
        kit.roster().operations().expire(10);
        directory()
                .change(lea, PersonDraft.of("Lea", STAFF).at("lea@elsewhere.example"))
                .orThrow();

        assertThat(reason(office.desk().invitations().renew(first.invitation())))
                .isEqualTo(PERSON_LISTED);
        assertThat(directory().makeUser(lea, STANDARD).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "name", "number", "nothing"})
    @Tag("N6")
    void anEndedInvitationIsNotRenewedOnceOneOfAddressNameAndNumberIsAnother(String changed) {
        InvitationReceipt first = directory().makeUser(lea, STANDARD).orThrow();
        clock.move(Duration.ofDays(8));
        kit.roster().operations().expire(10);
        directory()
                .change(
                        lea,
                        PersonDraft.of(changed.equals("name") ? "Lea Klein" : "Lea Groß", GUEST)
                                .at(changed.equals("address") ? "lea@elsewhere.example" : ADDRESS)
                                .reachableAt(changed.equals("number") ? "+431234568" : "+431234567")
                                .externalId("HR-7"))
                .orThrow();

        assertThat(office.desk().invitations().renew(first.invitation()).refusal())
                .isEqualTo(
                        changed.equals("nothing")
                                ? Optional.empty()
                                : Optional.of(Refusal.of(PERSON_LISTED).with("user", lea)));
    }

    @EveryStorage
    @Test
    @Tag("N6")
    void anEndedInvitationIsNotRenewedForAnInactivePersonNorBesideAnother() {
        InvitationReceipt first = directory().makeUser(lea, STANDARD).orThrow();
        clock.move(Duration.ofDays(8));
        kit.roster().operations().expire(10);
        directory().deactivate(lea).orThrow();
        assertThat(reason(office.desk().invitations().renew(first.invitation())))
                .isEqualTo(PERSON_INACTIVE);
        directory().reactivate(lea).orThrow();
        directory().makeUser(lea, STANDARD.at("lea@elsewhere.example")).orThrow();

        assertThat(reason(office.desk().invitations().renew(first.invitation())))
                .isEqualTo(WRONG_STATE);
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void theSameRequestHasOneEffectAndGivesTheFirstAnswer() {
        InvitationReceipt first =
                office.once("req-1").directory().makeUser(lea, STANDARD).orThrow();

        assertThat(office.once("req-1").directory().makeUser(lea, STANDARD).orThrow())
                .isEqualTo(first);
        assertThat(office.once("req-1")
                        .directory()
                        .makeUser(lea, STANDARD.withRoles(OWNER))
                        .refusal())
                .isPresent();
        assertThat(kit.mail().to(ADDRESS).count()).isEqualTo(1);
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    @Tag("G1")
    void ofManyAdministratorsAtOnceOneInvites(int threads) {
        for (int round = 0; round < 3; round++) {
            UserId rob = added("Rob" + round);
            String address = "rob" + round + "@lab.example";

            List<Outcome<InvitationReceipt>> answers = Barrier.together(
                    threads, number -> () -> office.desk().directory().makeUser(rob, STANDARD.at(number + address)));

            assertThat(answers.stream().filter(answer -> answer.refusal().isEmpty()))
                    .hasSize(1);
            assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                    .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(WRONG_STATE));
            assertThat(kit.mail().all().stream()
                            .filter(mail -> mail.to().original().endsWith(address)))
                    .hasSize(1);
        }
    }

    private Outcome<RegistrationReceipt> register(String address) {
        return front().register(kit.mail().to(address).link(), office.codeWord(), PASSWORD)
                .map(registration -> registration.done());
    }

    private Front front() {
        return kit.roster().front(office.organization(), new Source("192.0.2.7"));
    }

    private UserId added(String name) {
        return directory().add(PersonDraft.of(name, STAFF)).orThrow().person();
    }

    private DirectoryEntry entry() {
        return directory().get(lea).orThrow();
    }

    private Directory directory() {
        return office.desk().directory();
    }

    private DirectoryEntry.Status status() {
        return entry().status();
    }
}

package io.rosterkit.acceptance.apikey;

import static io.rosterkit.acceptance.apikey.Programs.reason;
import static io.rosterkit.model.access.AccessReason.MEMBERS_ONLY;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.PERMISSION_NOT_GRANTABLE;
import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.MANAGE_API_KEYS;
import static io.rosterkit.model.access.Permission.MANAGE_PRACTICES;
import static io.rosterkit.model.access.Permission.VIEW_USERS;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.testkit.Offices.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Secrets;
import io.rosterkit.acceptance.StorageDump;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.apikey.ApiKeyDetails;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.apikey.ApiKeyPolicy;
import io.rosterkit.apikey.ApiKeyReceipt;
import io.rosterkit.apikey.ApiKeys;
import io.rosterkit.audit.JournalCheck;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("P4")
class ApiKeyTest {

    private static final Set<Permission> SOME = Set.of(INVITE, VIEW_USERS);
    private static final ApiKeyDraft DIRECTORY = ApiKeyDraft.of(" Directory ", SOME);

    private Office office;
    private ApiKeys keys;

    @BeforeEach
    void open(Offices offices) {
        office = offices.open();
        keys = office.desk().apiKeys();
    }

    @EveryStorage
    @Test
    void isMadeByAnAdministratorWithThePasswordAndShown(MovableClock clock) {
        ApiKeyReceipt made = keys.create(DIRECTORY, PASSWORD).orThrow();

        ApiKeyDetails shown = keys.get(made.key()).orThrow();
        assertThat(shown.name().text()).isEqualTo("Directory");
        assertThat(shown.maker()).isEqualTo(office.session().user());
        assertThat(shown.permissions()).containsExactly(INVITE, VIEW_USERS);
        assertThat(shown.status()).isEqualTo(ApiKeyStatus.ACTIVE);
        assertThat(shown.createdAt()).isEqualTo(clock.instant());
        assertThat(shown.expiresAt())
                .isEqualTo(made.expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(365)));
        assertThat(office.journal("apikey.create")).singleElement().satisfies(entry -> {
            assertThat(entry.agent().id()).isEqualTo(office.session().user().toString());
            assertThat(entry.agent().ground()).isEqualTo("manage-api-keys by owner");
            assertThat(entry.subject().id()).isEqualTo(made.key().uuid());
            assertThat(entry.details())
                    .containsEntry("permissions", "invite view-users")
                    .containsEntry("ends", made.expiresAt().toString());
        });
    }

    @EveryStorage
    @Test
    @Tag("N3")
    void itsNameTellsNoCodeWord() {
        ApiKeyDraft telling = ApiKeyDraft.of("Sync " + office.codeWord(), SOME);

        assertThat(keys.create(telling, PASSWORD).refusal())
                .contains(Refusal.of(ContactReason.NAME_TELLS_CODE_WORD).at("name"));
    }

    @EveryStorage
    @Test
    @Tag("G2")
    void itsTokenIsNowhereButInTheReceipt(Storage storage, Roster roster) {
        ApiKeyReceipt made =
                office.once("key-1").apiKeys().create(DIRECTORY, PASSWORD).orThrow();
        String token = made.token().orElseThrow().reveal();
        Secrets secret = new Secrets().link("#" + token);

        assertThat(secret.foundIn(List.of(token))).isNotEmpty();
        assertThat(secret.foundIn(StorageDump.of(storage).texts())).isEmpty();
        assertThat(secret.foundIn(List.of(
                        made.toString(),
                        keys.toString(),
                        keys.get(made.key()).toString(),
                        office.journal("apikey.create").toString(),
                        roster.program(token, Programs.HERE).toString())))
                .isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void theSameRequestMakesOneKeyAndShowsItsTokenOnce() {
        ApiKeyReceipt first =
                office.once("key-1").apiKeys().create(DIRECTORY, PASSWORD).orThrow();
        ApiKeyReceipt again =
                office.once("key-1").apiKeys().create(DIRECTORY, PASSWORD).orThrow();

        assertThat(first.token()).isPresent();
        assertThat(again.token()).isEmpty();
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.expiresAt()).isEqualTo(first.expiresAt());
        assertThat(all(Set.of())).hasSize(1);
        assertThat(reason(office.once("key-1").apiKeys().create(DIRECTORY, "wrong wrong wrong")))
                .isEqualTo(SignInReason.STEP_UP_REFUSED);
        assertThat(office.once("key-1")
                        .apiKeys()
                        .create(ApiKeyDraft.of("Directory", Set.of(INVITE)), PASSWORD)
                        .refusal())
                .isPresent();
    }

    @Test
    @Tag("M7")
    void aWrongPasswordIsChargedAndMakesNothing() {
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(keys.create(DIRECTORY, "wrong wrong wrong").refusal()).isPresent();
        }

        assertThat(keys.create(DIRECTORY, PASSWORD).refusal()).isPresent();
        assertThat(all(Set.of())).isEmpty();
    }

    @Test
    @Tag("M7")
    void whoLacksThePermissionIsRefusedBeforeThePasswordIsLookedAt(Roster roster) {
        ApiKeys ben = roster.as(office.join("ben")).apiKeys();

        assertThat(reason(ben.create(DIRECTORY, "wrong wrong wrong"))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(ben.create(DIRECTORY, PASSWORD))).isEqualTo(NOT_PERMITTED);
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void hasOnlyWhatItsMakerHoldsInTheWholeOrganization(Roster roster) {
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        ApiKeyDraft draft = ApiKeyDraft.of("Sites", Set.of(INVITE, MANAGE_PRACTICES));
        office.desk()
                .assignments()
                .grantRole(admin.user(), StandardProfile.OWNER, office.founded().practice(), ValidityDraft.always())
                .orThrow();

        Session again = roster.operations()
                .signInExternally(office.organization(), admin.user())
                .orThrow()
                .session();
        assertThat(roster.as(again).apiKeys().create(draft, PASSWORD).refusal())
                .contains(Refusal.of(PERMISSION_NOT_GRANTABLE).at("permissions").with("permission", MANAGE_PRACTICES));
        assertThat(keys.create(draft, PASSWORD).refusal()).isEmpty();
        assertThat(reason(keys.create(ApiKeyDraft.of("Other", Set.of(new Permission("fly"))), PASSWORD)))
                .isEqualTo(PERMISSION_NOT_GRANTABLE);
    }

    @Test
    void needsANameAndSomePermissions() {
        Set<Permission> many = new HashSet<>();
        for (int number = 0; number < 101; number++) {
            many.add(new Permission("host-" + number));
        }

        assertThat(reason(keys.create(ApiKeyDraft.of(" ", SOME), PASSWORD))).isEqualTo(ContactReason.NAME_MISSING);
        assertThat(reason(keys.create(ApiKeyDraft.of("None", Set.of()), PASSWORD)))
                .isEqualTo(ApiKeyReason.PERMISSIONS_MISSING);
        assertThat(reason(keys.create(ApiKeyDraft.of("Many", many), PASSWORD)))
                .isEqualTo(ApiKeyReason.PERMISSIONS_MISSING);
    }

    @EveryStorage
    @Test
    @Tag("X1")
    void lastsAsLongAsTheProfileAllowsAndNoLonger(Storage storage, MovableClock clock) {
        ApiKeyPolicy policy = ApiKeyPolicy.standard().lifetime(Duration.ofDays(30));
        Office other = Kit.of(
                        storage,
                        clock,
                        StandardProfile.builder("Example").apiKeys(policy).build())
                .offices()
                .open();
        Instant latest = clock.instant().plus(Duration.ofDays(30));
        ApiKeys theirs = other.desk().apiKeys();

        assertThat(theirs.create(DIRECTORY, PASSWORD).orThrow().expiresAt()).isEqualTo(latest);
        assertThat(theirs.create(DIRECTORY.until(latest), PASSWORD).orThrow().expiresAt())
                .isEqualTo(latest);
        assertThat(theirs.create(DIRECTORY.until(clock.instant().plusNanos(1_500)), PASSWORD)
                        .orThrow()
                        .expiresAt())
                .isEqualTo(clock.instant().plusNanos(1_000));
        for (Instant wrong : List.of(
                latest.plusNanos(1),
                Instant.MAX,
                clock.instant(),
                clock.instant().plusNanos(999),
                Instant.MIN)) {
            assertThat(theirs.create(DIRECTORY.until(wrong), PASSWORD).refusal())
                    .contains(Refusal.of(ApiKeyReason.EXPIRY_INVALID)
                            .at("expiresAt")
                            .with("latest", latest));
        }
    }

    @EveryStorage
    @Test
    @Tag("G5")
    void areListedPageByPageByTheirStatus() {
        ApiKeyId first = made("First");
        ApiKeyId second = made("Second");
        ApiKeyId third = made("Third");
        keys.revoke(second).orThrow();

        Page<ApiKeyDetails> page = keys.list(Set.of(), PageRequest.first(2)).orThrow();
        Page<ApiKeyDetails> rest = keys.list(
                        Set.of(), PageRequest.first(2).after(page.next().orElseThrow()))
                .orThrow();

        assertThat(page.items()).extracting(ApiKeyDetails::id).containsExactly(first, second);
        assertThat(rest.items()).extracting(ApiKeyDetails::id).containsExactly(third);
        assertThat(rest.next()).isEmpty();
        assertThat(all(Set.of(ApiKeyStatus.ACTIVE))).containsExactly(first, third);
        assertThat(all(Set.of(ApiKeyStatus.REVOKED))).containsExactly(second);
        assertThat(all(Set.of(ApiKeyStatus.values()))).containsExactly(first, second, third);
        assertThat(keys.list(
                                Set.of(ApiKeyStatus.ACTIVE),
                                PageRequest.first(2).after(page.next().orElseThrow()))
                        .refusal())
                .isPresent();
    }

    @EveryStorage
    @Test
    void isRevokedOnceAndForGood(Roster roster) {
        ApiKeyId key = made("Directory");
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);

        assertThat(roster.as(admin).apiKeys().revoke(key).orThrow()).isEqualTo(key);
        assertThat(keys.revoke(key).orThrow()).isEqualTo(key);

        assertThat(keys.get(key).orThrow().status()).isEqualTo(ApiKeyStatus.REVOKED);
        assertThat(office.journal("apikey.revoke"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.agent().id()).isEqualTo(admin.user().toString()));
        JournalCheck check = office.desk().journal().verify(key).orThrow();
        assertThat(check.intact()).isEqualTo(2);
        assertThat(check.holds()).isTrue();
    }

    @Test
    @Tag("G6")
    void theSameRequestRevokesOneKey() {
        ApiKeyId key = made("Directory");
        ApiKeyId other = made("Reports");

        assertThat(office.once("revoke-1").apiKeys().revoke(key).orThrow()).isEqualTo(key);
        assertThat(office.once("revoke-1").apiKeys().revoke(key).orThrow()).isEqualTo(key);
        assertThat(reason(office.once("revoke-1").apiKeys().revoke(other))).isEqualTo(InputReason.REQUEST_REUSED);
        assertThat(all(Set.of(ApiKeyStatus.ACTIVE))).containsExactly(other);
    }

    @EveryStorage
    @RepeatedTest(3)
    void ofTwoWhoRevokeAtOnceOneIsInTheJournal() {
        ApiKeyId key = made("Directory");

        List<Outcome<ApiKeyId>> answers = Barrier.together(8, number -> () -> keys.revoke(key));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.orThrow()).isEqualTo(key));
        assertThat(office.journal("apikey.revoke")).hasSize(1);
        assertThat(office.desk().journal().verify(key).orThrow().holds()).isTrue();
    }

    @Test
    @Tag("S2")
    void ofAnotherOrganizationIsNotThere(Offices offices) {
        ApiKeyId key = made("Directory");
        ApiKeys theirs = offices.open().desk().apiKeys();

        assertThat(reason(theirs.get(key))).isEqualTo(NOT_FOUND);
        assertThat(reason(theirs.revoke(key))).isEqualTo(NOT_FOUND);
        assertThat(theirs.list(Set.of(), PageRequest.first(10)).orThrow().items())
                .isEmpty();
        assertThat(keys.get(key).orThrow().status()).isEqualTo(ApiKeyStatus.ACTIVE);
    }

    @Test
    void supportRevokesAndAProgramMakesNoOther() {
        ApiKeyId key = made("Directory");
        ApiKeys program = office.program(MANAGE_API_KEYS, GRANT_ROLES).apiKeys();

        assertThat(reason(program.create(DIRECTORY, PASSWORD))).isEqualTo(MEMBERS_ONLY);
        assertThat(program.get(key).refusal()).isEmpty();
        assertThat(office.support().apiKeys().revoke(key).refusal()).isEmpty();
    }

    private ApiKeyId made(String name) {
        return keys.create(ApiKeyDraft.of(name, SOME), PASSWORD).orThrow().key();
    }

    private List<ApiKeyId> all(Set<ApiKeyStatus> statuses) {
        return keys.list(statuses, PageRequest.first(100)).orThrow().items().stream()
                .map(ApiKeyDetails::id)
                .toList();
    }
}

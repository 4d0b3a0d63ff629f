package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.user.UserReason.ATTRIBUTES_TOO_MANY;
import static io.rosterkit.model.user.UserReason.ATTRIBUTE_KIND;
import static io.rosterkit.model.user.UserReason.ATTRIBUTE_UNKNOWN;
import static io.rosterkit.model.user.UserReason.ATTRIBUTE_VALUE;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.Attribute.Kind;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.hostdata.AttributeValue;
import io.rosterkit.hostdata.Attributes;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.bulk.BulkReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserReceipt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host keeps attributes of its users, which its profile declares. */
@RosterTest
@Tag("X11")
class AttributeTest {

    private static final String TEXT = "cost-center";
    private static final String NUMBER = "hours";
    private static final String DATE = "born";
    private static final String FLAG = "on-call";
    private static final String LONGEST = "\u00e4".repeat(Attributes.MAX_LENGTH);
    private static final AttributeChange NONE = AttributeChange.none();

    private Storage storage;
    private MovableClock clock;
    private Kit kit;
    private Office office;
    private Attributes attributes;
    private UserId ann;

    @BeforeEach
    void open(Storage given, MovableClock movable) {
        storage = given;
        clock = movable;
        kit = kit(
                Attribute.of(TEXT, Kind.TEXT),
                Attribute.of(NUMBER, Kind.NUMBER),
                Attribute.personal(DATE, Kind.DATE),
                Attribute.of(FLAG, Kind.FLAG));
        office = kit.offices().open();
        attributes = office.desk().attributes();
        ann = office.join("ann").user();
    }

    @EveryStorage
    @Test
    void holdsOneOfEachKindAndShowsThemByName() {
        assertThat(attributes.of(ann).orThrow()).isEmpty();

        change(NONE.set(TEXT, "4711 K\u00f6ln, \u00a7 1; '\\%_")
                        .set(NUMBER, new BigDecimal("38.50"))
                        .set(DATE, LocalDate.of(1980, 2, 29))
                        .set(FLAG, true))
                .orThrow();

        Map<String, AttributeValue> shown = attributes.of(ann).orThrow();
        assertThat(shown)
                .containsExactly(
                        Map.entry(DATE, new AttributeValue.Day(LocalDate.of(1980, 2, 29))),
                        Map.entry(TEXT, new AttributeValue.Text("4711 K\u00f6ln, \u00a7 1; '\\%_")),
                        Map.entry(NUMBER, new AttributeValue.Numeric(new BigDecimal("38.5"))),
                        Map.entry(FLAG, new AttributeValue.Flag(true)));
    }

    @EveryStorage
    @Test
    void changesSeveralTogetherAndLeavesTheOthers() {
        change(NONE.set(TEXT, "a").set(NUMBER, BigDecimal.ONE).set(FLAG, false)).orThrow();

        change(NONE.set(TEXT, "b").remove(NUMBER).remove(DATE)).orThrow();

        assertThat(attributes.of(ann).orThrow())
                .containsExactly(
                        Map.entry(TEXT, new AttributeValue.Text("b")), Map.entry(FLAG, new AttributeValue.Flag(false)));
        assertThat(attributes.of(office.join("ben").user()).orThrow()).isEmpty();
    }

    @EveryStorage
    @Test
    void ofThePeopleOnAPageAreToldAtOnce() {
        UserId ben = office.join("ben").user();
        UserId cleo = office.join("cleo").user();
        change(NONE.set(TEXT, "a").set(FLAG, true)).orThrow();
        attributes.change(cleo, NONE.set(NUMBER, BigDecimal.TEN)).orThrow();
        Office other = kit.offices().open();
        UserId stranger = other.join("dora").user();
        other.desk().attributes().change(stranger, NONE.set(TEXT, "theirs")).orThrow();
        office.desk().users().close(cleo).orThrow();

        Map<UserId, Map<String, AttributeValue>> told = attributes
                .of(List.of(cleo, stranger, ann, new UserId(new UUID(1, 1)), ben, ann))
                .orThrow();

        assertThat(told.keySet()).containsExactly(cleo, ann, ben);
        told.forEach(
                (person, one) -> assertThat(one).isEqualTo(attributes.of(person).orThrow()));
        assertThat(told.get(ann)).hasSize(2);
        assertThat(attributes.of(List.of()).orThrow()).isEmpty();
    }

    @EveryStorage
    @Test
    void ofAnInvitedPersonWhoseInvitationIsOverAreToldToNobody() {
        InvitationReceipt invited = office.desk()
                .invitations()
                .invite(InvitationDraft.to("ida@weiss.example", STAFF).withAttributes(NONE.set(TEXT, "a")))
                .orThrow();
        assertThat(attributes.of(List.of(invited.user())).orThrow().get(invited.user()))
                .hasSize(1);

        office.desk().invitations().withdraw(invited.invitation()).orThrow();

        assertThat(attributes.of(List.of(invited.user())).orThrow()).isEmpty();
    }

    @Test
    void ofMoreThanAThousandPeopleAreRefused() {
        List<UserId> many = LongStream.rangeClosed(1, 1_001)
                .mapToObj(n -> new UserId(new UUID(2, n)))
                .toList();

        assertThat(attributes.of(many.subList(0, 1_000)).orThrow()).isEmpty();
        assertThat(reason(attributes.of(many))).isEqualTo(BulkReason.TOO_MANY);
    }

    @EveryStorage
    @Test
    void changesNothingWhenOneIsRefused() {
        change(NONE.set(TEXT, "a")).orThrow();

        assertThat(reason(change(NONE.set(TEXT, "b").set("unknown", "c")))).isEqualTo(ATTRIBUTE_UNKNOWN);
        assertThat(reason(change(NONE.set(TEXT, "b").set(NUMBER, "c")))).isEqualTo(ATTRIBUTE_KIND);
        assertThat(reason(change(NONE.set(TEXT, true)))).isEqualTo(ATTRIBUTE_KIND);
        assertThat(reason(change(NONE.set(DATE, "1980-02-29")))).isEqualTo(ATTRIBUTE_KIND);
        assertThat(reason(change(NONE.set(FLAG, "true")))).isEqualTo(ATTRIBUTE_KIND);

        assertThat(attributes.of(ann).orThrow()).containsExactly(Map.entry(TEXT, new AttributeValue.Text("a")));
        assertThat(change(NONE.set(NUMBER, "c")).refusal().orElseThrow().facts())
                .containsEntry("name", NUMBER)
                .containsEntry("kind", "number");
    }

    @EveryStorage
    @Test
    void holdsAThousandCharactersAndNumbersOfManyDigits() {
        BigDecimal many = new BigDecimal("9".repeat(38) + "." + "9".repeat(38)).negate();

        change(NONE.set(TEXT, LONGEST).set(NUMBER, many)).orThrow();

        assertThat(attributes.of(ann).orThrow())
                .containsEntry(TEXT, new AttributeValue.Text(LONGEST))
                .containsEntry(NUMBER, new AttributeValue.Numeric(many));
        assertThat(reason(change(NONE.set(TEXT, LONGEST + "x")))).isEqualTo(ATTRIBUTE_VALUE);
        assertThat(reason(change(NONE.set(NUMBER, new BigDecimal("1e38"))))).isEqualTo(ATTRIBUTE_VALUE);
        assertThat(reason(change(NONE.set(NUMBER, new BigDecimal("1e-39"))))).isEqualTo(ATTRIBUTE_VALUE);
        assertThat(reason(change(NONE.set(NUMBER, new BigDecimal("1e2147483647")))))
                .isEqualTo(ATTRIBUTE_VALUE);
        assertThat(reason(change(NONE.set(DATE, LocalDate.MAX)))).isEqualTo(ATTRIBUTE_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003", "a\r\nBcc: b", "a\nb", "a\u0000b", "a\u2028b", "\ud800"})
    void refusesATextThatIsNoLine(String text) {
        assertThat(reason(change(NONE.set(TEXT, text)))).isEqualTo(ATTRIBUTE_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "a b", "a\r\nb", "a=b", "abcdefghijabcdefghijabcdefghijabcdefghijx"})
    void aNameThatNoAttributeCanHaveIsAMistakeOfTheHost(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> NONE.set(name, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> NONE.remove(name));
        assertThatIllegalArgumentException().isThrownBy(() -> Attribute.of(name, Kind.TEXT));
    }

    @Test
    void aProfileDeclaresANameOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardProfile.builder("Example")
                        .attributes(Attribute.of(TEXT, Kind.TEXT), Attribute.of(TEXT, Kind.DATE)))
                .withMessageContaining(TEXT);
    }

    @EveryStorage
    @Test
    void whatIsNotDeclaredAnyMoreIsShownAsATextAndCanBeRemoved() {
        change(NONE.set(TEXT, "a").set(NUMBER, BigDecimal.TEN).set(FLAG, true)).orThrow();
        Kit later = kit(Attribute.of(TEXT, Kind.NUMBER), Attribute.of(NUMBER, Kind.FLAG));
        Attributes now = later.roster().as(office.session()).attributes();

        assertThat(now.of(ann).orThrow())
                .containsExactly(
                        Map.entry(TEXT, new AttributeValue.Text("a")),
                        Map.entry(NUMBER, new AttributeValue.Text("10")),
                        Map.entry(FLAG, new AttributeValue.Text("true")));
        assertThat(reason(now.change(ann, NONE.set(FLAG, true)))).isEqualTo(ATTRIBUTE_UNKNOWN);
        now.change(ann, NONE.remove(FLAG).set(TEXT, BigDecimal.ONE)).orThrow();

        assertThat(now.of(ann).orThrow())
                .containsExactly(
                        Map.entry(TEXT, new AttributeValue.Numeric(BigDecimal.ONE)),
                        Map.entry(NUMBER, new AttributeValue.Text("10")));
    }

    @EveryStorage
    @Test
    void aUserHasAtMostFifty() {
        Attribute[] many = IntStream.rangeClosed(0, Attributes.MAX_ATTRIBUTES)
                .mapToObj(number -> Attribute.of("a" + number, Kind.TEXT))
                .toArray(Attribute[]::new);
        Kit roomy = kit(many);
        Attributes all = roomy.roster().as(office.session()).attributes();
        AttributeChange fifty = NONE;
        for (int number = 0; number < Attributes.MAX_ATTRIBUTES; number++) {
            fifty = fifty.set("a" + number, LONGEST);
        }

        assertThat(reason(all.change(ann, fifty.set("a50", "x")))).isEqualTo(ATTRIBUTES_TOO_MANY);
        all.change(ann, fifty).orThrow();
        assertThat(all.of(ann).orThrow()).hasSize(Attributes.MAX_ATTRIBUTES);
        assertThat(reason(all.change(ann, NONE.set("a50", "x")))).isEqualTo(ATTRIBUTES_TOO_MANY);
        assertThat(all.change(ann, NONE.set("a50", "x").remove("a0")).refusal()).isEmpty();
    }

    @Test
    void sayingItTwiceChangesNothing() {
        change(NONE.set(NUMBER, new BigDecimal("1.0"))).orThrow();
        long version = version(ann);

        change(NONE.set(NUMBER, new BigDecimal("1.00")).remove(TEXT)).orThrow();

        assertThat(version(ann)).isEqualTo(version);
        assertThat(office.journal("user.change-attributes")).hasSize(1);
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void theJournalNamesWhatChangedAndNeverAValue() {
        change(NONE.set(TEXT, "secret-a").set(FLAG, true)).orThrow();
        change(NONE.set(TEXT, "secret-b").set(FLAG, true).remove(DATE)).orThrow();

        assertThat(office.journal("user.change-attributes").stream()
                        .map(entry -> entry.details().get("names")))
                .containsExactly(TEXT, TEXT + " " + FLAG);
        assertThat(Stored.journal(storage, office.organization(), ann).toString())
                .doesNotContain("secret");
        assertThat(NONE.set(TEXT, "secret-a").toString() + attributes.of(ann).orThrow())
                .doesNotContain("secret");
        assertThat(office.desk().journal().verify(ann).orThrow().holds()).isTrue();
    }

    @EveryStorage
    @Test
    void staysWithAUserWhoIsClosedAndDoesNotChangeThen() {
        change(NONE.set(TEXT, "a")).orThrow();
        office.desk().users().close(ann).orThrow();

        assertThat(attributes.of(ann).orThrow()).containsKey(TEXT);
        assertThat(reason(change(NONE.remove(TEXT)))).isEqualTo(WRONG_STATE);
    }

    @Test
    void isForWhomManagesUsersAndNeverForTheOwnAccount() {
        Attributes ofPlain = kit.roster().as(office.join("plain")).attributes();

        assertThat(reason(ofPlain.of(ann))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(ofPlain.change(ann, NONE.set(TEXT, "a")))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(attributes.change(office.session().user(), NONE.set(TEXT, "a"))))
                .isEqualTo(NOT_ONESELF);
        assertThat(kit.roster()
                        .as(new Actor.Job(office.organization(), "sync"))
                        .attributes()
                        .change(office.session().user(), NONE.set(TEXT, "a"))
                        .refusal())
                .isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("S2")
    void isOfTheOwnOrganizationOnly() {
        Office elsewhere = kit.offices().open();
        change(NONE.set(TEXT, "a")).orThrow();

        assertThat(reason(elsewhere.desk().attributes().of(ann))).isEqualTo(NOT_FOUND);
        assertThat(reason(elsewhere.desk().attributes().change(ann, NONE.remove(TEXT))))
                .isEqualTo(NOT_FOUND);
        assertThat(attributes.of(ann).orThrow()).containsKey(TEXT);
    }

    @Test
    @Tag("G6")
    void theSameRequestHasOneEffect() {
        AttributeChange first = NONE.set(TEXT, "a");
        UserReceipt receipt =
                office.once("req-1").attributes().change(ann, first).orThrow();
        change(NONE.set(TEXT, "b")).orThrow();

        assertThat(office.once("req-1").attributes().change(ann, first).orThrow())
                .isEqualTo(receipt);
        assertThat(attributes.of(ann).orThrow()).containsEntry(TEXT, new AttributeValue.Text("b"));
        assertThat(office.once("req-1")
                        .attributes()
                        .change(ann, NONE.set(TEXT, "c"))
                        .refusal())
                .isPresent();
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    @Tag("G1")
    void ofManyChangesAtOnceEachIsWholeAndNoneIsLost(int threads) {
        List<Outcome<UserReceipt>> answers = Barrier.together(
                threads,
                number -> () -> change(
                        number % 2 == 0
                                ? NONE.set(TEXT, "of " + number).set(NUMBER, BigDecimal.valueOf(number))
                                : NONE.set(FLAG, true)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
        Map<String, AttributeValue> shown = attributes.of(ann).orThrow();
        String number = ((AttributeValue.Numeric) shown.get(NUMBER)).number().toPlainString();
        assertThat(shown)
                .containsEntry(FLAG, new AttributeValue.Flag(true))
                .containsEntry(TEXT, new AttributeValue.Text("of " + number));
    }

    private Kit kit(Attribute... declared) {
        Profile profile =
                StandardProfile.builder("Example").attributes(declared).build();
        return Kit.of(storage, clock, profile);
    }

    private Outcome<UserReceipt> change(AttributeChange change) {
        return attributes.change(ann, change);
    }

    private long version(UserId user) {
        return Stored.user(storage, office.organization(), user).revision().version();
    }
}

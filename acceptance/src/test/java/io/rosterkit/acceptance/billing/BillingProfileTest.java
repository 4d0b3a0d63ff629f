package io.rosterkit.acceptance.billing;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.OnlyInMemory;
import io.rosterkit.billing.Billing;
import io.rosterkit.billing.Billing.Current;
import io.rosterkit.billing.Billing.ProfileReceipt;
import io.rosterkit.billing.BillingProfileDraft;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.billing.BillingProfile;
import io.rosterkit.model.billing.BillingReason;
import io.rosterkit.model.billing.PostalAddress;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom the invoices of an organization name. */
@RosterTest
@Tag("G3")
class BillingProfileTest {

    private static final BillingProfileDraft DRAFT = BillingProfileDraft.of(" Praxis Dr. Weiß ", "at")
            .line("Lange Gasse 7")
            .line(" ")
            .line("Stiege 2")
            .city("1080", "Wien");

    private static final BillingProfileDraft FULL =
            DRAFT.region("Wien").taxId("ATU12345678").orderReference("PO-7").copyTo("Buero@Weiss.example");

    private Kit kit;
    private Office office;
    private Billing billing;

    @BeforeEach
    void open(Kit given) {
        kit = given;
        office = kit.offices().open();
        billing = office.desk().billing();
    }

    @EveryStorage
    @Test
    void isKeptAsItWasTypedButForBlanks() {
        assertThat(billing.profile().orThrow()).isEqualTo(new Current(Optional.empty(), 0));

        assertThat(billing.changeProfile(0, DRAFT).orThrow()).isEqualTo(new ProfileReceipt(1));
        assertThat(billing.profile().orThrow())
                .isEqualTo(new Current(
                        Optional.of(profile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())),
                        1));
        assertThat(billing.changeProfile(1, FULL).orThrow()).isEqualTo(new ProfileReceipt(2));

        assertThat(billing.profile().orThrow())
                .isEqualTo(new Current(
                        Optional.of(profile(
                                Optional.of("Wien"),
                                Optional.of("ATU12345678"),
                                Optional.of("PO-7"),
                                Optional.of(new EmailAddress("Buero@Weiss.example", "buero@weiss.example")))),
                        2));
        assertThat(billing.changeProfile(2, DRAFT).orThrow()).isEqualTo(new ProfileReceipt(3));
        assertThat(billing.profile().orThrow().profile().orElseThrow().taxId()).isEmpty();
    }

    private static BillingProfile profile(
            Optional<String> region,
            Optional<String> taxId,
            Optional<String> reference,
            Optional<EmailAddress> copyTo) {
        return new BillingProfile(
                "Praxis Dr. Weiß",
                new PostalAddress(List.of("Lange Gasse 7", "Stiege 2"), Optional.of("1080"), "Wien", region, "AT"),
                taxId,
                reference,
                copyTo);
    }

    @EveryStorage
    @Test
    @Tag("G1")
    @Tag("G4")
    void isChangedWithAnEntryThatNamesTheParts() {
        billing.changeProfile(0, FULL).orThrow();
        billing.changeProfile(1, FULL.city("1010", "Wien").taxId("")).orThrow();
        assertThat(billing.changeProfile(2, FULL.city("1010", "Wien").taxId("")).orThrow())
                .as("nothing is different")
                .isEqualTo(new ProfileReceipt(2));

        assertThat(office.journal("billing.change-profile"))
                .extracting(entry -> entry.details().get("parts"))
                .containsExactly(
                        "postalCode taxId", "name lines postalCode city region country taxId orderReference copyTo");
    }

    @EveryStorage
    @Test
    @Tag("G1")
    void ofManyWhoChangeItAtOnceOneWins() {
        for (long version = 0; version < 2; version++) {
            long seen = version;
            List<Outcome<?>> answers = Barrier.together(
                    8, number -> () -> billing.changeProfile(seen, FULL.orderReference("PO-" + seen + "-" + number)));

            assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.refusal().isPresent())
                    .allSatisfy(
                            answer -> assertThat(answer.refusal()).contains(Refusal.of(BillingReason.PROFILE_CHANGED)));
            assertThat(billing.profile().orThrow().version()).isEqualTo(version + 1);
        }
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void isChangedOnceUnderARequest() {
        ProfileReceipt first = once().changeProfile(0, FULL).orThrow();

        assertThat(once().changeProfile(0, FULL).orThrow()).isEqualTo(first);
        assertThat(once().changeProfile(0, FULL.city("1010", "Wien")).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(InputReason.REQUEST_REUSED));
        assertThat(once().changeProfile(0, FULL.line("c/o")).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(InputReason.REQUEST_REUSED));
        assertThat(office.journal("billing.change-profile")).hasSize(1);
    }

    private Billing once() {
        return office.desk().once("profile").billing();
    }

    @Test
    @Tag("S2")
    void isThatOfOneOrganizationAndOfThoseWhoManageBilling() {
        billing.changeProfile(0, FULL).orThrow();
        Billing other = kit.offices().open().desk().billing();
        Billing clerk =
                kit.roster().as(office.join("ben", OFFICE_ADMINISTRATOR)).billing();

        assertThat(other.profile().orThrow()).isEqualTo(new Current(Optional.empty(), 0));
        assertThat(other.changeProfile(0, DRAFT).orThrow()).isEqualTo(new ProfileReceipt(1));
        assertThat(billing.profile().orThrow().version()).isEqualTo(1);
        assertNotPermitted(clerk.profile());
        assertNotPermitted(clerk.changeProfile(1, DRAFT));
        kit.roster().operations().close(office.organization()).orThrow();
        assertThat(kit.roster()
                        .as(new Actor.Job(office.organization(), "billing"))
                        .billing()
                        .changeProfile(1, DRAFT)
                        .refusal())
                .isPresent();
    }

    private static void assertNotPermitted(Outcome<?> outcome) {
        assertThat(outcome.refusal())
                .contains(Refusal.of(AccessReason.NOT_PERMITTED).with("permission", Permission.MANAGE_BILLING));
    }

    static Stream<Arguments> wrong() {
        String long201 = "x".repeat(201);
        return Stream.of(
                Arguments.of(
                        BillingReason.TEXT_MISSING,
                        "name",
                        BillingProfileDraft.of("\u00A0", "AT").line("a").city("", "b")),
                Arguments.of(
                        BillingReason.TEXT_MISSING,
                        "lines",
                        BillingProfileDraft.of("a", "AT").city("", "b")),
                Arguments.of(
                        BillingReason.TEXT_MISSING,
                        "lines",
                        BillingProfileDraft.of("a", "AT").line(" ").city("", "b")),
                Arguments.of(BillingReason.TEXT_MISSING, "city", FULL.city("1080", "")),
                Arguments.of(BillingReason.TEXT_MISSING, "city", FULL.city("1080", "\u200C")),
                Arguments.of(
                        BillingReason.TOO_MANY_LINES, "lines", FULL.line("3").line("4")),
                Arguments.of(BillingReason.TEXT_TOO_LONG, "lines", FULL.line(long201)),
                Arguments.of(BillingReason.TEXT_TOO_LONG, "orderReference", FULL.orderReference(long201)),
                Arguments.of(BillingReason.TEXT_TOO_LONG, "taxId", FULL.taxId(long201)),
                Arguments.of(
                        BillingReason.TEXT_UNSAFE,
                        "name",
                        BillingProfileDraft.of("a\r\nBcc: b", "AT").line("a").city("", "b")),
                Arguments.of(BillingReason.TEXT_UNSAFE, "city", FULL.city("1", "Wi\u202Een")),
                Arguments.of(BillingReason.TEXT_UNSAFE, "postalCode", FULL.city("1\u0000", "Wien")),
                Arguments.of(BillingReason.TEXT_UNSAFE, "region", FULL.region("\uD800")),
                Arguments.of(BillingReason.TEXT_UNSAFE, "lines", FULL.line("a\nb")),
                Arguments.of(
                        BillingReason.COUNTRY_UNKNOWN,
                        "country",
                        BillingProfileDraft.of("a", "").line("a").city("", "b")),
                Arguments.of(
                        BillingReason.COUNTRY_UNKNOWN,
                        "country",
                        BillingProfileDraft.of("a", "XX").line("a").city("", "b")),
                Arguments.of(
                        BillingReason.COUNTRY_UNKNOWN,
                        "country",
                        BillingProfileDraft.of("a", "AUT").line("a").city("", "b")),
                Arguments.of(BillingReason.TAX_ID_MALFORMED, "taxId", FULL.taxId("=1+1")),
                Arguments.of(BillingReason.TAX_ID_MALFORMED, "taxId", FULL.taxId("1".repeat(41))),
                Arguments.of(ContactReason.ADDRESS_MALFORMED, "copyTo", FULL.copyTo("a@b, c@d.example")));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("wrong")
    void isRefusedByThePartThatIsWrong(Reason reason, String field, BillingProfileDraft draft) {
        assertThat(billing.changeProfile(0, draft).refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.field()).isEqualTo(field);
        });
        assertThat(billing.profile().orThrow().version()).isZero();
    }

    @Test
    @Tag("N3")
    void doesNotHoldACodeWord() {
        String word = office.codeWord();
        billing.changeProfile(0, FULL).orThrow();

        for (BillingProfileDraft draft : List.of(
                BillingProfileDraft.of(word, "AT").line("a").city("", "b"),
                FULL.line("c/o " + word.toUpperCase(Locale.ROOT)),
                FULL.city("1080", word),
                FULL.orderReference("x " + word))) {
            assertThat(billing.changeProfile(1, draft).refusal())
                    .hasValueSatisfying(
                            refusal -> assertThat(refusal.reason()).isEqualTo(ContactReason.NAME_TELLS_CODE_WORD));
        }
        assertThat(billing.profile().orThrow().version()).isEqualTo(1);
    }

    @OnlyInMemory
    @Test
    void readsBlanksOfAnyKindAndTheNumbersOfManyCountries() {
        BillingProfileDraft typed = BillingProfileDraft.of("\u00A0Clínica Ñandú\u2003", "\u00A0mx ")
                .line("Calle 1")
                .city("\u00A0", "Ciudad de México")
                .copyTo("\u00A0");
        assertThat(billing.changeProfile(0, typed.taxId("\u00D1&A 010101\u00A0AAA"))
                        .orThrow()
                        .version())
                .isEqualTo(1);

        BillingProfile profile = billing.profile().orThrow().profile().orElseThrow();
        assertThat(profile.name()).isEqualTo("Clínica Ñandú");
        assertThat(profile.address().country()).isEqualTo("MX");
        assertThat(profile.address().postalCode()).isEmpty();
        assertThat(profile.taxId()).contains("\u00D1&A 010101 AAA");
        assertThat(profile.copyTo()).isEmpty();
    }

    /** What is far too long is not even normalized. */
    @OnlyInMemory
    @Test
    void refusesHugeTextsWithoutLookingAtThem() {
        String huge = "a" + "\u00A0".repeat(1_000_000) + "a";
        BillingProfileDraft lines = FULL;
        for (int i = 0; i < 100; i++) {
            lines = lines.line("");
        }

        assertThat(billing.changeProfile(0, FULL.orderReference(huge)).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(BillingReason.TEXT_TOO_LONG));
        assertThat(billing.changeProfile(0, lines).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(BillingReason.TOO_MANY_LINES));
    }

    @OnlyInMemory
    @Test
    @Tag("G2")
    void saysNothingInALog() {
        billing.changeProfile(0, FULL).orThrow();
        Current current = billing.profile().orThrow();

        assertThat(FULL + " " + FULL.address() + " " + current + " "
                        + current.profile().orElseThrow().address())
                .doesNotContain("Weiß", "Gasse", "ATU", "PO-7", "Wien", "1080");
    }
}

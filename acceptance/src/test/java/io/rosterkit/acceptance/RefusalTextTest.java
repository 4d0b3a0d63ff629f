package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.bulk.BulkReason;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Reason.Contact;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.organization.Opening;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@RosterTest
@Tag("G3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTextTest {

    private static final Map<Contact, List<String>> CONTACTS = Map.of(
            Contact.NOBODY, List.of("", ""),
            Contact.ADMINISTRATORS, List.of("ask an administrator", "Administrator"),
            Contact.INVITER, List.of("whoever invited you", "wer Sie eingeladen hat"),
            Contact.SUPPORT, List.of("contact support", "an den Support"));

    private final Storage storage;
    private final MovableClock clock;
    private final Office victim;
    private final Things theirs;
    private final Visitor visitor;

    /** Nothing that is refused changes these two organizations, so all tests share them. */
    RefusalTextTest(Storage storage, MovableClock clock) {
        this.storage = storage;
        this.clock = clock;
        Kit kit = TenantMatrixTest.kit(storage, clock);
        this.victim = kit.offices().open("Zahnarztpraxis Weiß");
        Office office = kit.offices().open();
        this.visitor = new Visitor(kit, office, Things.of(office, kit, clock));
        this.theirs = Things.of(victim, kit, clock);
    }

    static Stream<Reason> everyReason() {
        return Stream.of(
                        InputReason.values(),
                        BulkReason.values(),
                        AccessReason.values(),
                        ContactReason.values(),
                        OrganizationReason.values(),
                        InvitationReason.values(),
                        UserReason.values(),
                        LockoutReason.values(),
                        SignInReason.values(),
                        VerificationReason.values())
                .flatMap(Stream::of);
    }

    @Test
    void factsComeInTheOrderOfTheirNames() {
        Refusal refusal = Refusal.of(InputReason.BUSY);
        for (String name : List.of("q", "u", "i", "c", "k", "b", "r", "o", "w", "n", "f", "x")) {
            refusal = refusal.with(name, 1);
        }

        assertThat(List.copyOf(refusal.facts().keySet())).isSorted();
        assertThat(new Refusal(refusal.reason(), "", Map.copyOf(refusal.facts())))
                .hasToString(refusal.toString());
    }

    @ParameterizedTest
    @MethodSource("everyReason")
    void hasATextOfItsOwnInBothLanguages(Reason reason) {
        String english = text(reason, Locale.ENGLISH);
        String german = text(reason, Locale.GERMAN);

        assertThat(english).isNotBlank().isNotEqualTo(german).doesNotContain(reason.code(), "could not be done");
        assertThat(german).isNotBlank().doesNotContain(reason.code(), "Das war nicht möglich");
        assertThat(Stream.of(english, german)).allMatch(text -> text.endsWith(".") && !text.contains("{"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ContactReason.class,
            names = {"LIST_TOO_LONG", "LINE_TOO_LONG", "ADDRESS_TOO_LONG", "NAME_TOO_LONG"})
    void showsTheNumberOfThePolicyThatRefused(ContactReason reason) {
        Refusal refusal = Refusal.of(reason).with("atMost", 1_234);

        assertThat(Roster.texts().of(refusal, Locale.ENGLISH)).contains("1234").doesNotContain("{");
        assertThat(Roster.texts().of(refusal, Locale.GERMAN)).contains("1234").doesNotContain("{");
    }

    @Test
    void takesNothingInAFactForAPlaceOfAnother() {
        Refusal refusal = Refusal.of(ContactReason.LIST_COLUMN_UNKNOWN)
                .with("column", "{headings} $1")
                .with("headings", "{column} \\");

        assertThat(Roster.texts().of(refusal, Locale.ENGLISH))
                .contains("no column {headings} $1 and")
                .endsWith("columns: {column} \\.");
    }

    @ParameterizedTest
    @MethodSource("everyReason")
    void tellsWhatIsTheMatterAndWhatToDo(Reason reason) {
        Stream.of(Locale.ENGLISH, Locale.GERMAN)
                .map(language -> text(reason, language))
                .forEach(text -> assertThat(text).matches("(Please|Bitte) .+|.+[.] .+"));
    }

    @ParameterizedTest
    @MethodSource("everyReason")
    void namesWhoCanHelp(Reason reason) {
        List<String> helpers = CONTACTS.get(reason.contact());

        assertThat(text(reason, Locale.ENGLISH)).contains(helpers.get(0));
        assertThat(text(reason, Locale.GERMAN)).contains(helpers.get(1));
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#trespasses")
    @Tag("S2")
    void hintsAtNoOtherOrganization(Trespass trespass) {
        Kit fresh = TenantMatrixTest.kit(storage, clock);

        String told = all(trespass.attempt(TenantMatrixTest.stranger(trespass, fresh, visitor, clock), theirs));

        assertThat(told)
                .doesNotContain(
                        "Weiß",
                        "weiss.example",
                        victim.organization().toString(),
                        theirs.invitation().toString(),
                        theirs.practice().toString(),
                        theirs.user().toString(),
                        theirs.deadLetter().toString());
    }

    @Test
    void isEnglishForThoseWhoseLanguageThereIsNot() {
        String english = text(InvitationReason.EXPIRED, Locale.ENGLISH);

        assertThat(Stream.of("fr", "tr-TR", "en-GB", "zh-Hant-TW", "und", "xx"))
                .allMatch(tag -> text(InvitationReason.EXPIRED, Locale.forLanguageTag(tag))
                        .equals(english));
        assertThat(text(InvitationReason.EXPIRED, Locale.ROOT)).isEqualTo(english);
    }

    @Test
    void isGermanWhereverGermanIsSpoken() {
        String german = text(InvitationReason.EXPIRED, Locale.GERMAN);

        assertThat(Stream.of("de-AT", "de-CH", "de-Latn-DE"))
                .allMatch(tag -> text(InvitationReason.EXPIRED, Locale.forLanguageTag(tag))
                        .equals(german));
    }

    @Test
    void isInTheLanguageThatTheLinkTells(Roster roster, Mailbox mail) {
        roster.operations()
                .open(Opening.of("Praxis", "anna@weiss.example").inLanguage(Locale.GERMAN))
                .orThrow();
        Locale language = roster.front(Someone.AT_HOME)
                .look(mail.to("anna@weiss.example").link())
                .orThrow()
                .language();

        assertThat(text(InvitationReason.EXPIRED, language))
                .isEqualTo("Diese Einladung ist abgelaufen. Bitte fragen Sie, wer Sie eingeladen hat.");
    }

    @Test
    void isAGeneralTextForAReasonOfALaterVersion() {
        Reason later = new Reason() {
            @Override
            public String code() {
                return "later.reason";
            }

            @Override
            public Contact contact() {
                return Contact.SUPPORT;
            }

            @Override
            public boolean journaled() {
                return false;
            }
        };

        assertThat(text(later, Locale.ENGLISH)).isEqualTo("This could not be done. Please contact support.");
        assertThat(text(later, Locale.GERMAN))
                .isEqualTo("Das war nicht möglich. Bitte wenden Sie sich an den Support.");
    }

    private static String text(Reason reason, Locale language) {
        return Roster.texts().of(Refusal.of(reason), language);
    }

    private static String all(Outcome<?> outcome) {
        return outcome
                + outcome.refusal().stream()
                        .map(refusal -> Roster.texts().of(refusal, Locale.ENGLISH)
                                + Roster.texts().of(refusal, Locale.GERMAN))
                        .toList()
                        .toString();
    }
}

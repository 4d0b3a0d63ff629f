package io.rosterkit.acceptance.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.contact.Phones;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.form.DisplayNameText;
import io.rosterkit.form.EmailText;
import io.rosterkit.form.Forms;
import io.rosterkit.form.NewPassword;
import io.rosterkit.form.PhoneText;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.notice.RefusalTexts;
import io.rosterkit.password.PasswordPolicy;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A form object is refused as the library would refuse it. There is no implementation of expressions on the path. */
class FormsTest {

    private static final RefusalTexts TEXTS = new RefusalTexts();
    private static final Passwords PASSWORDS = new Passwords(PasswordPolicy.standard());

    record Newcomer(
            @EmailText String address,
            @DisplayNameText String name,
            @PhoneText String phone,
            @NewPassword String password) {

        static final Newcomer GOOD =
                new Newcomer("anna@weiss.example", "Anna Weiß", "+49 151 23456789", "seven quiet rivers");
    }

    record Sparse(
            @EmailText(optional = true) @Nullable String address,
            @DisplayNameText(optional = true) @Nullable String name,

            @PhoneText(optional = true, region = "DE") @Nullable
            String phone) {}

    record Brief(@NewPassword(atLeast = 8, atMost = 128) String password) {}

    record TooShort(@NewPassword(atLeast = 7) String password) {}

    record Nowhere(@PhoneText(region = "Atlantis") String phone) {}

    record Worded(
            @EmailText(message = "Which address, please?") String address,

            @NotNull(message = "{rosterkit.contact.name_missing}")
            String name) {}

    static Stream<Arguments> refused() {
        return Stream.of(
                address(""),
                address("anna"),
                address("anna@straße.example"),
                address("a".repeat(300) + "@weiss.example"),
                name(" "),
                name("A".repeat(101)),
                name("Anna\nWeiß"),
                phone("0151 23456789"),
                phone("+49 900 1234567"),
                password("short"),
                password("long".repeat(65)),
                password("half a pair \uD800 of two"),
                password("passwordpassword"));
    }

    private static Arguments address(String text) {
        Newcomer good = Newcomer.GOOD;
        return row("address", new Newcomer(text, good.name(), good.phone(), good.password()), Addresses.parse(text));
    }

    private static Arguments name(String text) {
        Newcomer good = Newcomer.GOOD;
        return row("name", new Newcomer(good.address(), text, good.phone(), good.password()), Names.parse(text));
    }

    private static Arguments phone(String text) {
        Newcomer good = Newcomer.GOOD;
        return row("phone", new Newcomer(good.address(), good.name(), text, good.password()), Phones.parse(text));
    }

    private static Arguments password(String text) {
        Newcomer good = Newcomer.GOOD;
        return row(
                "password",
                new Newcomer(good.address(), good.name(), good.phone(), text),
                PASSWORDS.accept(text, new Passwords.Context(List.of(), false)));
    }

    private static Arguments row(String field, Newcomer form, Outcome<?> outcome) {
        return Arguments.of(field, form, outcome.refusal().orElseThrow());
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("refused")
    void givesTheCodeTheFactsAndTheTextOfTheRefusal(String field, Newcomer form, Refusal refusal) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            ConstraintViolation<?> violation = only(in(language).validate(form));

            assertThat(violation.getPropertyPath()).hasToString(field);
            assertThat(violation.getMessageTemplate()).isEqualTo("{rosterkit." + refusal.code() + "}");
            assertThat(Forms.refusal(violation)).contains(refusal);
            assertThat(violation.getMessage()).isEqualTo(TEXTS.of(refusal, language));
        }
    }

    /** Of passwords the field alone does not tell all: those are refused in the call. */
    @Test
    void coversEveryReasonOfTheParsers() {
        List<Reason> given = refused()
                .map(row -> ((Refusal) row.get()[2]).reason())
                .distinct()
                .toList();
        Stream<Reason> contacts = Arrays.stream(ContactReason.values())
                .filter(reason -> reason.code().matches("contact\\.(address|name|phone)_.*"))
                .filter(reason ->
                        reason != ContactReason.NAME_TELLS_CODE_WORD && reason != ContactReason.NAME_TRY_LATER)
                .map(Reason.class::cast);
        Stream<Reason> passwords = Stream.of(
                SignInReason.PASSWORD_TOO_SHORT,
                SignInReason.PASSWORD_TOO_LONG,
                SignInReason.PASSWORD_NOT_TEXT,
                SignInReason.PASSWORD_COMMON);

        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(contacts, passwords).toList());
    }

    /** The numbers that only the refusal knows are missing then. */
    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("refused")
    void givesAGeneralTextWhereTheHostLeavesTheProviderAsItIs(String field, Newcomer form, Refusal refusal) {
        boolean attribute = refusal.facts().keySet().stream()
                .anyMatch(field.equals("password") ? Set.of("atLeast", "atMost")::contains : none -> false);
        Refusal told = attribute ? refusal : Refusal.of(refusal.reason());
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Validator validator = validator(fixed(new ParameterMessageInterpolator(), language));

            assertThat(only(validator.validate(form)).getMessage()).isEqualTo(TEXTS.of(told, language));
        }
    }

    @Test
    void takesWhatTheLibraryTakes() {
        assertThat(in(Locale.ENGLISH).validate(Newcomer.GOOD)).isEmpty();
        assertThat(in(Locale.ENGLISH).validate(new Sparse("", " ", "\u200B"))).isEmpty();
        assertThat(in(Locale.ENGLISH).validate(new Sparse(null, null, null))).isEmpty();
        assertThat(in(Locale.ENGLISH).validate(new Brief("a wren 8"))).isEmpty();
    }

    @Test
    void aMissingValueIsAnEmptyOne() {
        assertThat(in(Locale.ENGLISH).validate(new Newcomer(null, null, null, null)))
                .extracting(ConstraintViolation::getMessageTemplate)
                .containsExactlyInAnyOrder(
                        "{rosterkit.contact.address_missing}",
                        "{rosterkit.contact.name_missing}",
                        "{rosterkit.contact.phone_malformed}",
                        "{rosterkit.signin.password_too_short}");
    }

    @Test
    void readsANumberAsItIsWrittenInItsRegion() {
        assertThat(in(Locale.ENGLISH).validate(new Sparse("", "", "0151 23456789")))
                .isEmpty();
        assertThat(Forms.phone("0151 23456789", "DE").orThrow().e164()).isEqualTo("+4915123456789");
        assertThat(Forms.phone("0041 79 123 45 67", "DE").orThrow().e164()).isEqualTo("+41791234567");
        assertThat(Forms.phone("0151 23456789", "").refusal())
                .contains(Refusal.of(ContactReason.PHONE_MALFORMED).at("phone"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forms.phone("0151 23456789", "Atlantis"))
                .withMessageStartingWith("region must be");
    }

    @Test
    void lengthsAreThoseOfTheStandardPolicyUnlessTheHostHasAnother() throws NoSuchMethodException {
        assertThat(NewPassword.class.getMethod("atLeast").getDefaultValue())
                .isEqualTo(PasswordPolicy.standard().minLengthAlone());
        assertThat(NewPassword.class.getMethod("atMost").getDefaultValue())
                .isEqualTo(PasswordPolicy.standard().maxLength());
        ConstraintViolation<?> violation = only(in(Locale.ENGLISH).validate(new Brief("a wren ")));
        assertThat(violation.getMessage()).contains("at least 8 characters");
    }

    @Test
    void anAttributeThatMakesNoSenseIsAFault() {
        assertThatThrownBy(() -> in(Locale.ENGLISH).validate(new TooShort("")))
                .isInstanceOf(ValidationException.class)
                .hasRootCauseMessage("password.minLengthWithSecondStep must be at least 8");
        assertThatThrownBy(() -> in(Locale.ENGLISH).validate(new Nowhere("")))
                .isInstanceOf(ValidationException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesTheTextsOfOthersAlone() {
        Set<ConstraintViolation<Worded>> violations = in(Locale.GERMAN).validate(new Worded("anna", null));

        assertThat(violations)
                .extracting(ConstraintViolation::getMessage)
                .containsExactlyInAnyOrder("Which address, please?", "Bitte geben Sie einen Namen ein.");
        assertThat(violations.stream().flatMap(one -> Forms.refusal(one).stream()))
                .extracting(Refusal::code)
                .containsExactly("contact.address_malformed");
    }

    @Test
    void aLanguageThatTheCallerNamesCounts() {
        MessageInterpolator ours = Forms.messages(TEXTS, new ParameterMessageInterpolator(), () -> Locale.ENGLISH);
        ConstraintViolation<?> violation =
                only(validator(fixed(ours, Locale.GERMAN)).validate(new Brief("")));

        assertThat(violation.getMessage()).startsWith("Dieses Passwort ist zu kurz.");
    }

    /** The guide says what a host's own factory needs. */
    @Test
    void theDefaultFactoryOfTheProviderNeedsExpressionsAndOursDoesNot() {
        assertThatThrownBy(Validation::buildDefaultValidatorFactory).hasMessageContaining("HV000183");
    }

    private static Validator in(Locale language) {
        return validator(Forms.messages(TEXTS, new ParameterMessageInterpolator(), () -> language));
    }

    private static Validator validator(MessageInterpolator messages) {
        return Forms.validators(messages).getValidator();
    }

    /** As frameworks do it: the language of the request is named in each call. */
    private static MessageInterpolator fixed(MessageInterpolator messages, Locale language) {
        return new MessageInterpolator() {
            @Override
            public String interpolate(String template, Context context) {
                return messages.interpolate(template, context, language);
            }

            @Override
            public String interpolate(String template, Context context, Locale other) {
                return messages.interpolate(template, context, language);
            }
        };
    }

    private static <T> ConstraintViolation<T> only(Set<ConstraintViolation<T>> violations) {
        assertThat(violations).hasSize(1);
        return violations.iterator().next();
    }
}

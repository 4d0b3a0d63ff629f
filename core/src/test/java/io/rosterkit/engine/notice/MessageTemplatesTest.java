package io.rosterkit.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.notice.Languages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTemplatesTest {

    private static final String LINK = "https://app.example.org/recover#abc";
    private static final Map<String, String> NAMES = Map.of(
            "organization",
            "Praxis Weiß",
            "name",
            "Ben",
            "product",
            "Example",
            "contacts",
            "Anna Weiß",
            "practices",
            "Linz, Wels");
    private static final Map<String, String> TRUSTED = Map.of(
            "link",
            LINK,
            "until",
            "9 March 2026, 08:00 UTC",
            "codeWord",
            "",
            "held",
            "",
            "account",
            "",
            "roles",
            "owner");

    private final MessageTemplates templates = new MessageTemplates();

    static Stream<Arguments> mails() {
        return Stream.of(
                        "recovery",
                        "locked",
                        "password_changed",
                        "new_address",
                        "address_changed",
                        "user_ends",
                        "inactivity")
                .flatMap(name -> Languages.ALL.stream().map(language -> Arguments.of(name, language)));
    }

    static Stream<Locale> languages() {
        return Languages.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void areFilledThroughoutInEachLanguage(String name, Locale language) {
        MessageTemplates.MailText mail = templates.mailText(new TemplateInput(name, language, NAMES, TRUSTED));

        assertThat(mail.subject()).isNotBlank().contains("Example").doesNotContain("{");
        assertThat(mail.text())
                .contains(" Ben,\n", "Example", "Praxis Weiß")
                .doesNotContain("{", "\n\n\n")
                .doesNotStartWith("\n")
                .matches("(?s).*[^\\n]\\n");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void greetWhoHasNoName(String name, Locale language) {
        String text = filled(name, language, Map.of("name", ""), Map.of());

        assertThat(text).matches("(?s)(Hello|Guten Tag),\\n.*");
    }

    @ParameterizedTest
    @MethodSource("languages")
    @Tag("X1")
    void sayWhatEnds(Locale language) {
        for (String name : List.of("user_ends", "end_of_user")) {
            String part = filled(name, language, Map.of(), Map.of());
            String all = filled(name, language, Map.of("practices", ""), Map.of("account", "yes", "roles", ""));

            assertThat(part).contains("Ben", "owner", "Linz, Wels").doesNotContain("{", "\n\n\n");
            assertThat(all).contains("Ben", "9 March 2026, 08:00 UTC").doesNotContain("{", "owner", ":\n", "\n\n\n");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    @Tag("V7")
    void askForTheCodeWordWhereItIsAsked(Locale language) {
        String word = language.equals(Locale.GERMAN) ? "Codewort" : "code word";

        assertThat(filled("recovery", language, Map.of(), Map.of("codeWord", "yes")))
                .contains(LINK + "\n\n", word);
        assertThat(filled("recovery", language, Map.of(), Map.of()))
                .contains(LINK + "\n\n")
                .doesNotContain(word);
    }

    @ParameterizedTest
    @MethodSource("languages")
    @Tag("L8")
    void nameWhomToAskAboutALock(Locale language) {
        String held = filled("locked", language, Map.of(), Map.of("until", "", "held", "yes"));
        String temporary = filled("locked", language, Map.of(), Map.of());
        String nobody = filled("locked", language, Map.of("contacts", ""), Map.of());

        assertThat(held).contains("Anna Weiß").doesNotContain("2026");
        assertThat(temporary).contains("Anna Weiß", "9 March 2026, 08:00 UTC");
        assertThat(nobody).containsPattern("administrator of Praxis Weiß|Administrator von Praxis Weiß");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void holdNoLinkWhereSomethingIsOnlyTold(Locale language) {
        assertThat(Stream.of("locked", "password_changed", "address_changed")
                        .map(name -> filled(name, language, Map.of("contacts", "www.evil.example"), Map.of())))
                .allMatch(text -> !text.contains("://") && !text.contains("www.evil"))
                .allMatch(text -> text.contains("www. evil. example"));
    }

    @Test
    void failForAPlaceholderThatNobodyFills() {
        TemplateInput letter =
                new TemplateInput("recovery", Locale.ENGLISH, NAMES, Map.of("link", LINK, "until", "soon"));

        assertThatThrownBy(() -> templates.mailText(letter)).hasMessageContaining("codeWord");
    }

    private String filled(
            String name, Locale language, Map<String, String> otherNames, Map<String, String> otherTrusted) {
        Map<String, String> names = new HashMap<>(NAMES);
        names.putAll(otherNames);
        Map<String, String> trusted = new HashMap<>(TRUSTED);
        trusted.putAll(otherTrusted);
        return templates
                .mailText(new TemplateInput(name, language, names, trusted))
                .text();
    }
}

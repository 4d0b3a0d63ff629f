package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Links as mail programs, filters and people hand them on. */
@OnlyInMemory
@RosterTest
@Tag("M4")
@Tag("G3")
class PastedLinkTest {

    private static final String PASSWORD = "a river runs uphill";

    private Roster roster;
    private String link;
    private String token;
    private String before;
    private int visitors;

    @BeforeEach
    void invite(Roster entrance, Offices offices, Mailbox mail) {
        roster = entrance;
        offices.open().desk().invitations().invite("ben@weiss.example", STAFF).orThrow();
        link = mail.to("ben@weiss.example").link();
        before = link.substring(0, link.indexOf('#') + 1);
        token = link.substring(before.length());
    }

    @Test
    void isReadWithWhatStandsAroundIt() {
        Stream<String> after = Stream.of(
                ".",
                ",",
                ";",
                ":",
                "!",
                "?",
                ">",
                ")",
                "]",
                "}",
                "\"",
                "'",
                "”",
                "“",
                "»",
                "…",
                "...",
                ").",
                ">.",
                "*",
                "\u200B",
                "\u200E",
                "\u200F",
                "\uFEFF",
                "\u2060",
                "\u00AD",
                "\u00A0",
                "\u3000",
                "\r\n",
                " Thanks",
                "\nBest,\nEva");
        Stream<String> in = Stream.of(
                "<%s>", "(%s)", "[%s]", "\"%s\"", "„%s“", "«%s»", "<a href=\"%s\">", "URL:%s", "Please open %s now.");

        assertThat(Stream.concat(after.map(end -> link + end), in.map(form -> form.replace("%s", link))))
                .allSatisfy(this::isRead);
        assertThat(Stream.of("<%s>", "%s.", "%s)", "\u200B%s\u200B", "\u202A%s\u202C")
                        .map(form -> form.replace("%s", token)))
                .allSatisfy(this::isRead);
    }

    @Test
    void isReadBetweenMarksAndDashes() {
        Stream<String> around =
                Stream.of("_%s_", "__%s__", "*_%s_*", "%s-", "%s--", "%s_", "- %s", "-%s-", "~%s~", "`%s`");

        assertThat(around.flatMap(form -> Stream.of(form.replace("%s", link), form.replace("%s", token))))
                .allSatisfy(this::isRead);
        isRead("_" + before + token.substring(0, 40) + "\n" + token.substring(40) + "_ and more");
        isRead(token + "-\nsee you");
    }

    @Test
    void isReadWithTheMarkupOfAPageWithinIt() {
        IntStream.range(1, token.length())
                .mapToObj(at -> Stream.of(
                                "<wbr>",
                                "<wbr/>",
                                "<WBR />",
                                "</wbr>",
                                "&shy;",
                                "&#8203;",
                                "&#x200B;",
                                "<br>",
                                "<br />\n")
                        .map(gap -> before + token.substring(0, at) + gap + token.substring(at)))
                .flatMap(all -> all)
                .forEach(this::isRead);
        isRead(link.replace("_", "\\_").replace("-", "\\-"));
    }

    @Test
    void isReadInFullWidthCharacters() {
        assertThat(Stream.of(
                        wide(token), wide(link), before + wide(token), wide(link) + "\u3000です", "（" + wide(link) + "）"))
                .allSatisfy(this::isRead);
    }

    private static String wide(String text) {
        return text.codePoints()
                .map(sign -> sign + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void isReadWhereverAMailProgramHasBrokenIt() {
        IntStream.range(1, token.length())
                .mapToObj(at -> Stream.of(
                                "\n", "\r\n", "=\r\n", "= \n", "\n> ", "\r\n>> ", " ", "  ", "\u200B", "\u00AD", "=",
                                "\n\t")
                        // A "=" before "3D" is a "=" that was encoded, and no break.
                        .filter(gap -> !gap.equals("=") || !token.startsWith("3D", at))
                        .map(gap -> before + token.substring(0, at) + gap + token.substring(at)))
                .flatMap(all -> all)
                .forEach(this::isRead);
        isRead(before.replace("/join", "/\njoin") + token);
        isRead("> " + before + "\n> " + token.substring(0, 40) + "\n> " + token.substring(40)
                + "\n>\n> Kind regards, Eva");
    }

    @Test
    void isReadWhenAnotherProgramHasEncodedIt() {
        String encoded = URLEncoder.encode(link, StandardCharsets.UTF_8);
        String proofpoint = link.replace("-", "-2D")
                .replace("_", "-5F")
                .replace(":", "-3A")
                .replace("#", "-23")
                .replace("/", "_");

        assertThat(Stream.of(
                        encoded,
                        URLEncoder.encode(encoded, StandardCharsets.UTF_8),
                        before.replace("#", "%23") + token,
                        link.replace("https", "HTTPS"),
                        "https://app.example.org/go?link=" + token,
                        "https://app.example.org/go?link=3D" + token,
                        "https://app.example.org/go?link=" + token + "&source=mail",
                        "https://eur01.safelinks.protection.outlook.com/?url=" + encoded
                                + "&data=05%7C02%7C&reserved=0",
                        "https://www.google.com/url?q=" + encoded + "&sa=D",
                        "https://urldefense.com/v3/__" + link.replace("#", "*") + "__;Iw!!AbCdEf!GhIjKl$",
                        "https://urldefense.proofpoint.com/v2/url?u=" + proofpoint
                                + "&d=DwMFaQ&c=euGZstcaTDllvimEN8b7jXrwqOf"))
                .allSatisfy(this::isRead);
    }

    @Test
    void isReadWhereAnEncodedLinkWasWrappedToo() {
        String proofpoint = "https://urldefense.proofpoint.com/v2/url?u="
                + link.replace("-", "-2D")
                        .replace("_", "-5F")
                        .replace(":", "-3A")
                        .replace("#", "-23")
                        .replace("/", "_")
                + "&d=DwMFaQ&c=euGZstcaTDllvimEN8b7jXrwqOf";
        int begin = "https://urldefense.proofpoint.com/v2/".length();

        assertThat(IntStream.range(begin, proofpoint.indexOf("&d="))
                        .boxed()
                        .flatMap(at -> Stream.of("\n", "\r\n", "=\r\n", "\n> ", " ")
                                .map(gap -> proofpoint.substring(0, at) + gap + proofpoint.substring(at))))
                .allSatisfy(this::isRead);
    }

    @Test
    void isIncompleteWhenCharactersWereLost() {
        Stream<String> end = IntStream.range(1, token.length()).mapToObj(length -> token.substring(0, length));
        Stream<String> begin = IntStream.range(1, 50).mapToObj(token::substring);
        Stream<String> middle =
                Stream.of("…", "...", "[...]", "").map(gap -> token.substring(0, 30) + gap + token.substring(40));
        Stream<String> whole =
                IntStream.range(0, token.length()).mapToObj(length -> before + token.substring(0, length));

        assertThat(Stream.of(
                                end,
                                begin,
                                middle,
                                whole,
                                Stream.of("https://app.example.org/join", link.substring(0, 60) + "=\r\n"))
                        .flatMap(all -> all))
                .allSatisfy(this::isIncomplete);
    }

    /** Words below the link that are by chance as long, together with it or alone, as a whole one would be. */
    @Test
    void isIncompleteWhenCharactersWereLostWhateverStandsBelowIt() {
        Stream<String> below = Stream.of(
                "Kind regards Eva",
                "We look forward to seeing you at the practice and remain with kind regards your team at the park",
                "_".repeat(90),
                "-- \n" + "=".repeat(80) + "\nhttps://lists.example/" + "a1B2".repeat(40),
                "Room #5, call us",
                "See https://www.example.org/#top");
        List<String> texts = below.toList();

        assertThat(IntStream.range(20, token.length())
                        .boxed()
                        .flatMap(length -> texts.stream()
                                .flatMap(text -> Stream.of(
                                        before + token.substring(0, length) + "\n\n" + text,
                                        "Please open " + token.substring(0, length) + " today\n" + text,
                                        text + "\n" + before + token.substring(0, length)))))
                .allSatisfy(this::isIncomplete);
    }

    @Test
    void isNotIncompleteWhenItIsWholeAndWrongOrNoLinkAtAll() {
        char other = token.charAt(72) == 'A' ? 'B' : 'A';
        assertThat(Stream.of(
                        token.substring(0, 72) + other + token.charAt(73),
                        before + token.substring(0, 40) + "\n" + token.substring(40, 72) + other + token.charAt(73),
                        token.toLowerCase(Locale.ROOT),
                        token + token,
                        token + "A",
                        "no-link",
                        "",
                        "x".repeat(1_000_000),
                        "x ".repeat(500_000)))
                .allSatisfy(bad ->
                        assertThat(front().look(bad).refusal()).contains(Refusal.of(InvitationReason.LINK_UNKNOWN)));
    }

    @Test
    @Tag("L7")
    void costsNothingAndSaysWhatToDoWhenItIsCut() {
        Front office = roster.front(new Source("192.0.2.9"));
        String cut = link.substring(0, link.length() - 4);
        for (int i = 0; i < 40; i++) {
            assertThat(office.look(cut).refusal()).contains(Refusal.of(InvitationReason.LINK_INCOMPLETE));
            assertThat(office.register(cut, "word", PASSWORD).refusal())
                    .contains(Refusal.of(InvitationReason.LINK_INCOMPLETE));
            assertThat(office.resetPassword(cut, "word", PASSWORD).refusal())
                    .contains(Refusal.of(VerificationReason.LINK_INCOMPLETE));
            assertThat(office.confirmAddress(cut).refusal()).contains(Refusal.of(VerificationReason.LINK_INCOMPLETE));
        }
        assertThat(office.look(link).refusal()).isEmpty();
        assertThat(Stream.of(InvitationReason.LINK_INCOMPLETE, VerificationReason.LINK_INCOMPLETE))
                .allSatisfy(reason -> {
                    assertThat(Roster.texts().of(Refusal.of(reason), Locale.ENGLISH))
                            .contains("copy the whole link");
                    assertThat(Roster.texts().of(Refusal.of(reason), Locale.GERMAN))
                            .contains("ganzen Link");
                });
    }

    private void isRead(String text) {
        assertThat(front().look(text).refusal()).as(text).isEmpty();
    }

    private void isIncomplete(String text) {
        assertThat(front().look(text).refusal()).as(text).contains(Refusal.of(InvitationReason.LINK_INCOMPLETE));
        assertThat(front().decline(text).refusal()).as(text).contains(Refusal.of(InvitationReason.LINK_INCOMPLETE));
    }

    /** Everybody who tries comes from somewhere else: there is a budget by source. */
    private Front front() {
        visitors++;
        return roster.front(new Source("client " + visitors));
    }
}

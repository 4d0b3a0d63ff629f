package io.rosterkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the quickstart as its readers do: once, and then again on what it left. */
@Tag("slow")
class QuickstartTest {

    @TempDir
    private static Path folder;

    private static Told first;
    private static Told second;

    private record Told(int code, String text) {}

    @BeforeAll
    static void runTwice() {
        first = run(folder);
        second = run(folder);
    }

    @Test
    void tellsTheWholeStoryBothTimes() {
        assertThat(first.code()).isZero();
        assertThat(second.code()).isZero();
        for (int chapter = 1; chapter <= 10; chapter++) {
            assertThat(first.text()).contains("\n" + chapter + ". ");
            assertThat(second.text()).contains("\n" + chapter + ". ");
        }
    }

    @Test
    void answersEveryLineOfTheList() {
        assertThat(first.text())
                .contains("49 of 49 done, 26 refused")
                .contains("49 lines: 23 invited, 26 refused.")
                .contains(" 14  contact.address_malformed")
                .contains("  2  invitation.line_repeated")
                .contains("  1  access.role_not_grantable")
                .contains("Now 23 went out");
    }

    @Test
    void letsThreePeopleInByLinkAndCodeWord() {
        assertThat(first.text())
                .containsSubsequence(
                        "Anna opens the link of her mail.",
                        "This code word was not accepted.",
                        "This password is made of a name",
                        Person.ANNA.address() + " registered, and is signed in until",
                        Person.BEN.address() + " registered, and is signed in until",
                        Person.CARLA.address() + " registered, and is signed in until",
                        "From here on, Ben acts.");
        assertThat(second.text())
                .doesNotContain(" registered, and is signed in")
                .containsSubsequence(
                        Person.ANNA.address() + " signed in until",
                        Person.BEN.address() + " signed in until",
                        "From here on, Ben acts.");
    }

    @Test
    void locksWhoMistypesUntilSomebodyElseUnlocks() throws Exception {
        for (Told told : List.of(first, second)) {
            assertThat(chapter(told, "Too many mistakes"))
                    .containsSubsequence(
                            "5      Signing in did not work.",
                            "right  Signing in did not work.",
                            "1 mail went out to him",
                            "On his own device",
                            "right  signed in until",
                            Person.BEN.address() + "  until ",
                            "Another administrator has to do it.",
                            "Anna unlocks him",
                            "right  signed in until");
        }
        assertThat(subjects(Person.BEN))
                .filteredOn(subject -> subject.contains("is locked"))
                .hasSize(2);
    }

    @Test
    void endsTheSessionOfWhoLeavesAndLetsThemComeBack() {
        for (Told told : List.of(first, second)) {
            assertThat(chapter(told, "Somebody leaves"))
                    .containsSubsequence(
                            "when Ben deactivates her",
                            "Your session has ended.",
                            "Signing in did not work.",
                            "Users who are not active:",
                            Person.CARLA.address() + "  Carla Neri");
        }
        assertThat(chapter(first, "Somebody leaves")).doesNotContain("Carla is back");
        assertThat(chapter(second, "Somebody leaves"))
                .containsSubsequence("Carla is back", "nobody", "deactivates her");
    }

    @Test
    void tellsNobodysPassword() throws Exception {
        for (Person person : Person.values()) {
            assertThat(first.text() + second.text()).doesNotContain(person.password());
            for (Path mail : mails()) {
                assertThat(content(mail)).doesNotContain(person.password());
            }
        }
    }

    @Test
    void findsEverythingAgainTheSecondTime() {
        assertThat(first.text()).contains("Opened Praxis Weiß").doesNotContain("Found again");
        assertThat(second.text())
                .contains("Found again: Praxis Weiß, number " + number(first))
                .doesNotContain("Opened Praxis Weiß")
                .contains("26 invitations from before, by state: {accepted=3, declined=1, open=21, withdrawn=1}.")
                .contains("49 lines: 2 invited, 47 refused.")
                .contains(" 21  invitation.already_invited");
    }

    @Test
    void asksTheLinkWhatItSaysAfterEachMove() {
        assertThat(first.text())
                .containsSubsequence(
                        "This invitation was withdrawn.",
                        "Diese Einladung wurde zurückgezogen.",
                        "This invitation was declined.",
                        "it is the same link",
                        "it is another link",
                        "This link was replaced by a newer one.",
                        "Praxis Weiß invites you, until",
                        "user.locked-by-attempts",
                        "refused: signin.password_wrong",
                        "refused: invitation.wrong_state",
                        "3 entries were checked: nothing was altered.");
        assertThat(second.text()).contains("5 entries were checked: nothing was altered.");
    }

    @Test
    void putsNeitherCodeWordNorKeyIntoAMailAndNoKeyIntoWhatItTells() throws Exception {
        Matcher word = Pattern.compile("code word: (\\S+)").matcher(first.text());
        assertThat(word.find()).isTrue();
        String hex = Files.readString(folder.resolve("key"));
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));

        assertThat(mails()).hasSizeGreaterThan(25);
        for (Path mail : mails()) {
            String content = content(mail) + Files.readString(mail);
            assertThat(letters(content)).doesNotContain(letters(word.group(1)));
            assertThat(content).doesNotContain(hex).doesNotContain(base64);
        }
        assertThat(first.text() + second.text()).doesNotContain(hex).doesNotContain(base64);
    }

    @Test
    void writesEachMailToOnePersonAndNobodyElse() throws Exception {
        for (Path mail : mails()) {
            MimeMessage message = read(mail);
            assertThat(message.getAllRecipients()).hasSize(1);
            assertThat(message.getHeader("Bcc")).isNull();
            assertThat(message.getHeader("Cc")).isNull();
        }
    }

    @Test
    void keepsTheKeyFromOthers() throws Exception {
        Path key = folder.resolve("key");

        if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void endsWithASentenceWhenThereIsNoSuchFile(@TempDir Path other) {
        Told told = run(other, other.resolve("nowhere.csv"));

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.text())
                .contains("There is no file")
                .contains("nowhere.csv")
                .doesNotContain("Exception");
    }

    @Test
    void endsWithTheLibrarysTextWhenTheFileIsInAnotherCharacterSet(@TempDir Path other) throws IOException {
        Path latin = other.resolve("latin1.csv");
        Files.write(latin, "anna@example.org,Weiß".getBytes(StandardCharsets.ISO_8859_1));

        Told told = run(other, latin);

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.text().strip())
                .endsWith("Line 1 of this file is not in the expected character set and nobody was invited."
                        + " Please save the file as UTF-8.");
    }

    @Test
    void tellsTheStoryOfTheReadersOwnListHoweverShort(@TempDir Path other) throws IOException {
        Path own = other.resolve("own list.csv");
        Files.writeString(own, "e-mail;name\n\u001B[2Jx\u0007;Terminal\nzoe@example.org;Zoë\n");

        Told told = run(other, own);

        assertThat(told.code()).isZero();
        assertThat(told.text())
                .contains("2 lines: 1 invited, 1 refused.")
                .doesNotContain("\u001B")
                .doesNotContain("\u0007");
    }

    @Test
    void doesNotPretendToReadADatabaseWhoseKeyIsGone(@TempDir Path other) throws IOException {
        Path own = other.resolve("own.csv");
        Files.writeString(own, "zoe@example.org\n");
        run(other, own);
        Files.delete(other.resolve("key"));

        Told told = run(other, own);

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.text()).contains("The key of the database").doesNotContain("Exception");
    }

    private static Told run(Path... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Quickstart.run(out, Stream.of(arguments).map(Path::toString).toArray(String[]::new));
        return new Told(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private static String chapter(Told told, String title) {
        String from = told.text().substring(told.text().indexOf(". " + title + "\n"));
        int next = from.indexOf("\n----", from.indexOf("\n----") + 1);
        return next < 0 ? from : from.substring(0, next);
    }

    private static List<String> subjects(Person person) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (Path mail : mails()) {
            MimeMessage message = read(mail);
            if (message.getAllRecipients()[0].toString().contains(person.address())) {
                subjects.add(message.getSubject());
            }
        }
        return subjects;
    }

    private static String number(Told told) {
        Matcher number = Pattern.compile("number ([0-9a-f-]{36})").matcher(told.text());
        assertThat(number.find()).isTrue();
        return number.group(1);
    }

    private static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("mails"))) {
            return files.toList();
        }
    }

    private static MimeMessage read(Path mail) throws Exception {
        try (InputStream content = Files.newInputStream(mail)) {
            return new MimeMessage(Session.getInstance(new Properties()), content);
        }
    }

    private static String content(Path mail) throws Exception {
        MimeMessage message = read(mail);
        return message.getSubject() + "\n" + message.getContent();
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

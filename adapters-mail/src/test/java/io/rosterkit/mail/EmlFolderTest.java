package io.rosterkit.mail;

import static io.rosterkit.mail.TestMails.CLOCK;
import static io.rosterkit.mail.TestMails.FROM;
import static io.rosterkit.mail.TestMails.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.spi.notice.Receipt;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmlFolderTest {

    private static final List<String> HEADERS = List.of(
            "Auto-Submitted",
            "Content-Language",
            "Content-Transfer-Encoding",
            "Content-Type",
            "Date",
            "From",
            "MIME-Version",
            "Message-ID",
            "Subject",
            "To",
            "X-Auto-Response-Suppress");

    @TempDir
    private Path temporary;

    @Test
    void writesExactlyTheIntendedHeaders() throws Exception {
        MimeMessage read = sent(TestMails.mail());

        assertThat(Collections.list(read.getAllHeaders()).stream()
                        .map(Header::getName)
                        .sorted())
                .isEqualTo(HEADERS);
        assertThat(read.getHeader("From", null)).isEqualTo(FROM);
        assertThat(read.getHeader("To", null)).isEqualTo("Anna.Weiss@example.org");
        assertThat(read.getHeader("Date", null)).isEqualTo("Sun, 29 Mar 2026 01:30:00 +0000 (UTC)");
        assertThat(read.getMessageID()).isEqualTo("<" + ID + "@app.example.org>");
        assertThat(read.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(read.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
        assertThat(read.getHeader("Content-Language", null)).isEqualTo("de-DE");
        assertThat(read.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(read.getContent()).isEqualTo("Hello Anna,\r\n\r\nopen this link:\r\n");
    }

    static Stream<String> hostileSubjects() {
        return Stream.of(
                "Praxis Weiß lädt Sie ein",
                "\u760A\u760DBcc: eve@evil.example",
                "left\u202Eright\u2066x\u2069",
                "line\u2028Bcc: eve@evil.example",
                "x".repeat(300),
                "ä".repeat(300),
                "\uD83D\uDC69\u200D\uD83D\uDD2C".repeat(60),
                "word ".repeat(60).strip(),
                "y".repeat(2000),
                "\"quoted\", comma; <a@b.example>, c@d.example",
                "=?UTF-8?B?aHR0cHM6Ly9ldmlsLmV4YW1wbGU=?=",
                "ä =?UTF-8?Q?=0D=0ABcc:_eve@evil.example?=",
                "=?UTF-8?Q?" + "\uD83D\uDE80".repeat(40) + "?=",
                "%s {{link}} ${7*7}");
    }

    @ParameterizedTest
    @MethodSource("hostileSubjects")
    void readsAHostileSubjectAsThatSubjectAndNothingElse(String subject) throws Exception {
        MimeMessage read = sent(TestMails.mail(subject));

        assertThat(read.getSubject()).isEqualTo(subject);
        assertThat(Collections.list(read.getAllHeaders()).stream()
                        .map(Header::getName)
                        .sorted())
                .isEqualTo(HEADERS);
        assertThat(read.getAllRecipients()).containsExactly(new InternetAddress("Anna.Weiss@example.org"));
        assertThat(raw().lines().map(String::length)).allMatch(length -> length <= 998);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: eve@evil.example", "a\nb", "a\rb", "a\u0000b", "a\u0085b"})
    void neverSeesASubjectWithALineBreakSinceNoMailCanHoldOne(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> TestMails.mail(subject));
    }

    @Test
    void keepsUmlautsAndEveryOtherLetterOfTheText() throws Exception {
        String text = "Grüß Gott, Żółć 日本 \uD83D\uDE80\n.\nFrom here on\n" + "long ".repeat(400) + "\n";

        MimeMessage read = sent(TestMails.mail(TestMails.ANNA, "Grüße", text));

        assertThat(read.getContent()).isEqualTo(text.replace("\n", "\r\n"));
    }

    @Test
    void endsEveryLineAsTheStandardWantsIt() throws Exception {
        sent(TestMails.mail(TestMails.ANNA, "s", "one\ntwo\r\nthree\rfour"));

        assertThat(raw().replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    void makesOneFileOfAMailThatIsSentTwiceAndLeavesNothingElse() throws Exception {
        EmlFolder folder = folder();

        assertThat(folder.send(TestMails.mail())).isEqualTo(new Receipt.Accepted());
        assertThat(folder.send(TestMails.mail())).isEqualTo(new Receipt.Accepted());

        assertThat(files()).containsExactly(ID + ".eml");
        assertThat(folder.file(ID)).exists();
    }

    @Test
    void writesToAnInternationalDomainInItsAsciiForm() throws Exception {
        MimeMessage read =
                sent(TestMails.mail(new EmailAddress("Joerg@Müller.example", "joerg@xn--mller-kva.example"), "s", "t"));

        assertThat(read.getHeader("To", null)).isEqualTo("Joerg@xn--mller-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.org, eve@evil.example",
                "anna@example.org>,<eve@evil.example",
                "Anna <anna@example.org>",
                "group: anna@example.org;",
                "\"anna\"@example.org",
                "anna@example.org\r\nBcc: eve@evil.example",
                "anna\u760A@example.org",
                "jörg@example.org",
                "anna@exa mple.org",
                "anna@@example.org",
                "anna@[127.0.0.1]"
            })
    void rejectsWhatIsNotOnePlainAddress(String address) throws Exception {
        Receipt receipt = folder().send(TestMails.mail(new EmailAddress(address, address), "s", "t"));

        assertThat(receipt).isEqualTo(new Receipt.Rejected("address"));
        assertThat(files()).isEmpty();
    }

    @Test
    void rejectsAnAddressThatIsNotTheOneItsKeyStandsFor() {
        EmailAddress other = new EmailAddress("eve@example.org", "anna@example.org");

        assertThat(folder().send(TestMails.mail(other, "s", "t"))).isEqualTo(new Receipt.Rejected("address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "a/b", "a\\b", "", ".hidden", "a b", "a>b", "ä"})
    void writesNoFileUnderANameThatIsNone(String id) throws Exception {
        Mail mail = new Mail(id, TestMails.ANNA, "s", "t", Locale.ENGLISH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> folder().send(mail))
                .withMessageContaining("messageId")
                .withMessageNotContaining("@");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nobody", "a@b.example, c@d.example", "A <a@b.example>\r\nBcc: x@y.example", "ä@b.example"})
    void wantsOneAddressToSendFromAndDoesNotRepeatAnotherOne(String from) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmlFolder.in(temporary, from))
                .withMessageStartingWith("from must")
                .withMessageNotContaining("@");
    }

    @Test
    void encodesTheNameItSendsFrom() throws Exception {
        EmlFolder folder = EmlFolder.in(temporary.resolve("mails"), "Praxis Weiß <no-reply@app.example.org>", CLOCK);
        folder.send(TestMails.mail());

        assertThat(((InternetAddress) read().getFrom()[0]).getPersonal()).isEqualTo("Praxis Weiß");
        assertThat(raw().chars()).allMatch(character -> character < 128);
    }

    @Test
    void isUnavailableWhenTheFolderCannotBeWritten() throws Exception {
        Path file = Files.createFile(temporary.resolve("mails"));

        assertThat(EmlFolder.in(file, FROM).send(TestMails.mail())).isEqualTo(new Receipt.Unavailable("folder"));
    }

    @Test
    void tellsNoAddress() {
        assertThat(folder().toString()).startsWith("EmlFolder[").doesNotContain("@");
    }

    private EmlFolder folder() {
        return EmlFolder.in(temporary.resolve("mails"), FROM, CLOCK);
    }

    private MimeMessage sent(Mail mail) throws Exception {
        assertThat(folder().send(mail)).isEqualTo(new Receipt.Accepted());
        MimeMessage read = read();
        assertThat(read.getRecipients(RecipientType.TO)).hasSize(1);
        return read;
    }

    private MimeMessage read() throws Exception {
        try (InputStream file = Files.newInputStream(folder().file(ID))) {
            return new MimeMessage(Session.getInstance(new Properties()), file);
        }
    }

    private String raw() throws Exception {
        return Files.readString(folder().file(ID), StandardCharsets.US_ASCII);
    }

    private List<String> files() throws Exception {
        Path folder = temporary.resolve("mails");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

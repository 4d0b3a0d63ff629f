package io.rosterkit.examples.telling;

import io.rosterkit.Roster;
import io.rosterkit.examples.site.CannotGoOn;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.mail.EmlFolder;
import io.rosterkit.notice.DispatchReport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where mails leave from, and where they are read as a person would see them. */
public final class MailRoom {

    private static final Pattern LINK = Pattern.compile("https://\\S+");
    private static final int ALL = 100_000;

    private final Roster roster;
    private final EmlFolder folder;

    /** Mails that leave into that folder. */
    public MailRoom(Roster roster, EmlFolder folder) {
        this.roster = roster;
        this.folder = folder;
    }

    /** Sends everything that waits. A product does this from a scheduler, in as many processes as it likes. */
    public DispatchReport dispatch() {
        return roster.operations().dispatch(ALL);
    }

    /** The link in the last mail of an invitation. */
    public String link(InvitationDetails invitation) {
        Matcher link = LINK.matcher(text(invitation));
        if (!link.find()) {
            throw new IllegalStateException("an invitation without a link");
        }
        return link.group();
    }

    /** Shows the last mail of an invitation. */
    public void show(InvitationDetails invitation, Teller teller) {
        try {
            MimeMessage mail = read(invitation);
            teller.show("From:    %s", Teller.clean(mail.getFrom()[0].toString()));
            teller.show("To:      %s", Teller.clean(mail.getAllRecipients()[0].toString()));
            teller.show("Subject: %s", Teller.clean(mail.getSubject()));
        } catch (MessagingException malformed) {
            throw new IllegalStateException("a mail of ours that cannot be read", malformed);
        }
        teller.show("");
        text(invitation).lines().forEach(line -> teller.show("%s", Teller.clean(line)));
    }

    private String text(InvitationDetails invitation) {
        try (InputStream text = read(invitation).getInputStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException malformed) {
            throw new IllegalStateException("a mail of ours that cannot be read", malformed);
        }
    }

    private MimeMessage read(InvitationDetails invitation) throws MessagingException {
        Path file = folder.file("rosterkit." + invitation.message().id());
        if (Files.notExists(file)) {
            throw new CannotGoOn(
                    "The mail " + file + " is not there any more. Delete the folder above it to begin anew.");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

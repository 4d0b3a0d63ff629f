package io.rosterkit.examples;

import io.rosterkit.examples.telling.Pages;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.notice.DispatchReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What waits in the outbox goes out, and two of the mails are opened. */
final class SendingMails {

    private static final Pattern TRIES_SOMETHING = Pattern.compile("www\\.|://");

    private final Story story;

    SendingMails(Story story) {
        this.story = story;
    }

    void tell(Path folder) {
        Teller teller = story.teller();
        teller.chapter("The mails");
        DispatchReport report = story.mails().dispatch();
        teller.say("Inviting only queued the mails. Now %d went out, into %s,", report.sent(), folder.resolve("mails"));
        teller.say("where any mail program opens them. This is one:");
        teller.say("");
        List<InvitationDetails> open = open();
        open.stream().findFirst().ifPresent(invitation -> story.mails().show(invitation, teller));
        open.stream().filter(SendingMails::triesSomething).findFirst().ifPresent(invitation -> {
            teller.say("");
            teller.say(
                    "And this one went to somebody whose name was given as %s. A mail program would", name(invitation));
            teller.say("make a link of that, so the name is taken apart a little; it is never evaluated:");
            teller.say("");
            story.mails().show(invitation, teller);
        });
    }

    private List<InvitationDetails> open() {
        Set<InvitationState> open = Set.of(InvitationState.OPEN);
        return Pages.all(story.desk().invitations(), open, Order.NEWEST_FIRST);
    }

    private static boolean triesSomething(InvitationDetails invitation) {
        return TRIES_SOMETHING.matcher(name(invitation)).find();
    }

    private static String name(InvitationDetails invitation) {
        return invitation.invitee().name().map(DisplayName::text).orElse("");
    }
}

package io.rosterkit.examples;

import io.rosterkit.examples.telling.Pages;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.LinkView;
import io.rosterkit.model.outcome.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What can happen to an invitation before anybody registers: each is done to somebody, and the link is asked what it
 * says then.
 */
final class OneByOne {

    private final Story story;
    private final Teller teller;

    OneByOne(Story story) {
        this.story = story;
        this.teller = story.teller();
    }

    /** Answers the invitation to which most happened. */
    InvitationId tell() {
        teller.chapter("One by one");
        List<InvitationDetails> people = people();
        people.stream().skip(1).findFirst().ifPresent(this::withdraw);
        people.stream().skip(2).findFirst().ifPresent(this::decline);
        return people.stream()
                .findFirst()
                .map(this::sendAgain)
                .orElse(story.founded().invitation());
    }

    private void withdraw(InvitationDetails invitation) {
        String link = story.mails().link(invitation);
        teller.say("%s opens the link of the mail, as mail scanners do before:", address(invitation));
        look(link);
        teller.say("Ben withdraws the invitation, and the link says so, in the reader's language:");
        story.desk().invitations().withdraw(invitation.id()).orThrow();
        look(link);
        story.front().look(link).refusal().ifPresent(refusal -> teller.show("%s", teller.text(refusal, Locale.GERMAN)));
        teller.say("He withdraws it once more, by mistake; nothing happens, and the journal keeps the attempt:");
        story.desk()
                .invitations()
                .withdraw(invitation.id())
                .refusal()
                .ifPresent(refusal -> teller.show("%s", teller.text(refusal)));
    }

    private void decline(InvitationDetails invitation) {
        teller.say("");
        teller.say("%s does not want to, and declines:", address(invitation));
        String link = story.mails().link(invitation);
        story.front().decline(link).orThrow();
        look(link);
    }

    private InvitationId sendAgain(InvitationDetails invitation) {
        teller.say("");
        teller.say("%s cannot find the mail. Ben sends it again:", address(invitation));
        String first = story.mails().link(invitation);
        story.desk().invitations().resend(invitation.id()).orThrow();
        story.mails().dispatch();
        String again = story.mails().link(now(invitation));
        teller.show("it is %s link", first.equals(again) ? "the same" : "another");
        teller.say("Then it turns out that others read that mailbox. Ben renews the invitation:");
        story.desk().invitations().renew(invitation.id()).orThrow();
        story.mails().dispatch();
        String renewed = story.mails().link(now(invitation));
        teller.show("it is %s link", first.equals(renewed) ? "the same" : "another");
        teller.say("The old link:");
        look(first);
        teller.say("The new link:");
        look(renewed);
        return invitation.id();
    }

    private void look(String link) {
        Outcome<LinkView> view = story.front().look(link);
        teller.show("%s", view.fold(this::welcome, teller::text));
    }

    private String welcome(LinkView view) {
        return Teller.clean(view.organization().text()) + " invites you, until " + Teller.time(view.expiresAt()) + ".";
    }

    private InvitationDetails now(InvitationDetails invitation) {
        return story.desk().invitations().get(invitation.id()).orThrow();
    }

    private List<InvitationDetails> people() {
        Set<InvitationState> open = Set.of(InvitationState.OPEN);
        return Pages.all(story.desk().invitations(), open, Order.ADDRESS).stream()
                .filter(invitation -> !invitation.id().equals(story.founded().invitation()))
                .toList();
    }

    private static String address(InvitationDetails invitation) {
        return Teller.clean(invitation.invitee().address().original());
    }
}

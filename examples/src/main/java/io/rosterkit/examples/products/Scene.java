package io.rosterkit.examples.products;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.access.AccessDecision;
import io.rosterkit.examples.telling.MailRoom;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.registration.Registration;
import java.util.Locale;
import java.util.Set;

/** Where a story plays: one organization of a product, with the mails that its people get. */
public final class Scene {

    /** The password of all people of the stories. */
    static final String PASSWORD = "a kettle sings at dusk";

    private final Roster roster;
    private final MailRoom mails;
    private final Teller teller;
    private final OpeningReceipt founded;
    private final String codeWord;
    private final Desk first;

    private Scene(Roster roster, MailRoom mails, Teller teller, OpeningReceipt founded, boolean needsCodeWord) {
        this.roster = roster;
        this.mails = mails;
        this.teller = teller;
        this.founded = founded;
        this.codeWord = needsCodeWord ? codeWord() : "";
        InvitationDetails invitation = details(support(Permission.VIEW_USERS), founded.invitation());
        this.first = register(invitation);
    }

    /** Opens the organization and lets the first user in. */
    static Scene open(Roster roster, MailRoom mails, Teller teller, Product product) {
        Product.Opened opened = product.opened();
        Opening opening = Opening.of(opened.organization(), opened.address()).firstUserNamed(opened.firstUser());
        OpeningReceipt founded = roster.operations().open(opening).orThrow();
        mails.dispatch();
        return new Scene(
                roster,
                mails,
                teller,
                founded,
                product.profile().authentication().registration().codeWord());
    }

    /** Who tells it. */
    Teller teller() {
        return teller;
    }

    /** The library, as the host's own machinery uses it. */
    Roster roster() {
        return roster;
    }

    OrganizationId organization() {
        return founded.organization();
    }

    /** The desk of the first user. */
    Desk first() {
        return first;
    }

    /** What the organization began with. */
    OpeningReceipt founded() {
        return founded;
    }

    /** The desk of a person of the vendor's support with these rights. */
    Desk support(Permission... rights) {
        return roster.as(new Actor.Support(organization(), "sam", Set.of(rights), "case 17"));
    }

    /** Without a session. */
    Front front() {
        return roster.front(organization(), new Source("198.51.100.7"));
    }

    /** Invites a person, who registers with the link of the mail; answers their id. */
    UserId hire(Desk by, InvitationDraft draft) {
        InvitationReceipt invited = by.invitations().invite(draft).orThrow();
        accept(by, invited.invitation());
        return invited.user();
    }

    /** The invited person registers with the link of the mail. */
    Desk accept(Desk by, InvitationId invitation) {
        mails.dispatch();
        return register(details(by, invitation));
    }

    /** An attempt to register with the link of the mail and that code word. */
    Outcome<Registration> attempt(Desk by, InvitationId invitation, String word) {
        mails.dispatch();
        return front().register(mails.link(details(by, invitation)), word, PASSWORD);
    }

    /** The desk of a user who signs in now. */
    Desk signIn(String address) {
        return roster.as(front().signIn(address, PASSWORD).orThrow().done().session());
    }

    /** Says what the caller was told, or that it was done. */
    void show(String what, Outcome<?> outcome) {
        teller.show(
                "%-44s %s",
                what, outcome.refusal().map(teller::text).map(Teller::clean).orElse("done"));
    }

    /** Whether the user may do that, and by what or for lack of what. */
    static String because(Desk desk, Permission permission, UserId user) {
        AccessDecision decision = desk.permissions().explain(permission, user).orThrow();
        return (decision.allowed() ? "Yes" : "No")
                + decision.ground()
                        .map(ground -> " ("
                                + ground.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ").")
                        .orElse(".");
    }

    /** As support reads it out on the telephone. */
    private String codeWord() {
        return support(Permission.MANAGE_USERS)
                .practices()
                .showCodeWord(founded.practice())
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();
    }

    private Desk register(InvitationDetails invitation) {
        front().register(mails.link(invitation), codeWord, PASSWORD).orThrow();
        return signIn(invitation.invitee().address().original());
    }

    private static InvitationDetails details(Desk desk, InvitationId id) {
        return desk.invitations().get(id).orThrow();
    }
}

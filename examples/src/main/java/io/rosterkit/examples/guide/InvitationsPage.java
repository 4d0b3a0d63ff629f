package io.rosterkit.examples.guide;

import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A page with the open invitations of one organization. It takes the room alone, so that its test can give it another
 * one. docs/in-your-application.md shows it.
 */
final class InvitationsPage {

    private static final Set<InvitationState> WAITING = Set.of(InvitationState.OPEN, InvitationState.HELD);

    private final Invitations invitations;

    InvitationsPage(Invitations invitations) {
        this.invitations = invitations;
    }

    /** One line an invitation, or the reason why this caller sees none. */
    List<String> lines(Locale language) {
        Outcome<Page<InvitationDetails>> page = invitations.list(WAITING, Order.ADDRESS, PageRequest.first(50));
        return page.fold(
                found -> found.items().stream().map(InvitationsPage::line).toList(),
                refusal -> List.of(Roster.texts().of(refusal, language)));
    }

    private static String line(InvitationDetails details) {
        return details.invitee().address().original() + " until "
                + details.times().expiresAt() + ", mail "
                + details.delivery().state().name().toLowerCase(Locale.ROOT);
    }
}

package io.rosterkit.examples;

import io.rosterkit.examples.telling.Pages;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.notice.Delivery;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All invitations as an administrator's page would list them: by state, page by page, with what became of the mail. */
final class LookingAround {

    private static final int LINES = 12;

    private final Story story;
    private final Teller teller;

    LookingAround(Story story) {
        this.story = story;
        this.teller = story.teller();
    }

    void tell() {
        teller.chapter("All invitations");
        for (InvitationState state : InvitationState.values()) {
            List<Page<InvitationDetails>> pages =
                    Pages.of(story.desk().invitations(), Set.of(state), Order.ADDRESS, LINES);
            for (int number = 1; number <= pages.size(); number++) {
                page(state, number, pages.get(number - 1));
            }
        }
    }

    private void page(InvitationState state, int number, Page<InvitationDetails> page) {
        if (page.items().isEmpty()) {
            return;
        }
        String more = page.next()
                .map(cursor -> ", more after " + cursor.text().substring(0, 12) + "...")
                .orElse("");
        teller.say("%s, page %d: %d%s", word(state), number, page.items().size(), more);
        page.items().forEach(this::line);
    }

    private void line(InvitationDetails invitation) {
        String name = invitation.invitee().name().map(DisplayName::text).orElse("-");
        teller.show(
                "%-38s %-32s %s",
                Teller.cut(invitation.invitee().address().original(), 38),
                Teller.cut(name, 32),
                delivery(invitation.delivery()));
    }

    private static String delivery(Delivery delivery) {
        String attempts = delivery.attempts() == 1 ? "" : ", attempt " + delivery.attempts();
        return "mail " + word(delivery.state()) + attempts
                + delivery.failure().map(code -> ", " + code).orElse("");
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

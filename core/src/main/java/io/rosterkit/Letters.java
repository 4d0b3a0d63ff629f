package io.rosterkit;

import io.rosterkit.access.Gate;
import io.rosterkit.invitation.InvitationLetters;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.lockout.AccountLetters;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.verification.Confirmation;
import io.rosterkit.notice.Composer;
import io.rosterkit.secret.Codes;
import io.rosterkit.secret.Links;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.verification.CodeLetters;
import io.rosterkit.verification.ConfirmationLetters;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Wires what composes the messages, one composer a notice. */
final class Letters {

    private final RosterBuilder plan;
    private final Invitations.Parts invitations;
    private final Gate gate;
    private final BiFunction<Links.Kind, String, String> url;

    Letters(RosterBuilder plan, Invitations.Parts invitations, Gate gate, BiFunction<Links.Kind, String, String> url) {
        this.plan = plan;
        this.invitations = invitations;
        this.gate = gate;
        this.url = url;
    }

    List<Composer> all() {
        OrganizationStore organizations = plan.storage.port(OrganizationStore.class);
        UserStore users = plan.storage.port(UserStore.class);
        VerificationStore verification = plan.storage.port(VerificationStore.class);
        String product = plan.profile.product();
        Links links = invitations.secrets().links();
        ConfirmationLetters.Parts confirming = new ConfirmationLetters.Parts(
                verification,
                users,
                organizations,
                links,
                url,
                new ConfirmationLetters.Wording(
                        product, plan.profile.registration().codeWord()));
        return Stream.<Composer>concat(
                        Stream.of(
                                new InvitationLetters(
                                        invitations.stores().invitations(),
                                        links,
                                        token -> url.apply(Links.Kind.INVITATION, token),
                                        product),
                                new CodeLetters(
                                        verification,
                                        organizations,
                                        new Codes(plan.keys),
                                        new CodeLetters.Sender(product, plan.host())),
                                new ConfirmationLetters(Confirmation.Purpose.RECOVERY, confirming),
                                new ConfirmationLetters(Confirmation.Purpose.NEW_ADDRESS, confirming)),
                        Stream.of(Notice.LOCKED, Notice.PASSWORD_CHANGED, Notice.ADDRESS_CHANGED)
                                .map(notice -> new AccountLetters(notice, users, organizations, gate, product)))
                .toList();
    }
}

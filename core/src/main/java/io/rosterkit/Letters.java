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
import java.util.Arrays;
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
        return Stream.of(accepting(), confirming(), telling())
                .flatMap(List::stream)
                .toList();
    }

    private List<Composer> accepting() {
        String product = plan.profile.product();
        return List.of(
                new InvitationLetters(
                        invitations.stores().invitations(),
                        invitations.secrets().links(),
                        token -> url.apply(Links.Kind.INVITATION, token),
                        product),
                new CodeLetters(
                        plan.storage.port(VerificationStore.class),
                        plan.storage.port(OrganizationStore.class),
                        new Codes(plan.keys),
                        new CodeLetters.Sender(product, plan.host())));
    }

    private List<Composer> confirming() {
        ConfirmationLetters.Parts parts = new ConfirmationLetters.Parts(
                plan.storage.port(VerificationStore.class),
                plan.storage.port(UserStore.class),
                plan.storage.port(OrganizationStore.class),
                invitations.secrets().links(),
                url,
                new ConfirmationLetters.Wording(
                        plan.profile.product(), plan.profile.registration().codeWord()));
        return Arrays.stream(Confirmation.Purpose.values())
                .<Composer>map(purpose -> new ConfirmationLetters(purpose, parts))
                .toList();
    }

    private List<Composer> telling() {
        return Stream.of(Notice.LOCKED, Notice.PASSWORD_CHANGED, Notice.ADDRESS_CHANGED)
                .<Composer>map(notice -> new AccountLetters(
                        notice,
                        plan.storage.port(UserStore.class),
                        plan.storage.port(OrganizationStore.class),
                        gate,
                        plan.profile.product()))
                .toList();
    }
}

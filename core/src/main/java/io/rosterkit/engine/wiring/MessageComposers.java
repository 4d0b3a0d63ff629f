package io.rosterkit.engine.wiring;

import io.rosterkit.engine.invitation.InvitationMessages;
import io.rosterkit.engine.lockout.AccountMessages;
import io.rosterkit.engine.mailbox.ConfirmationMessages;
import io.rosterkit.engine.notice.Composer;
import io.rosterkit.engine.secondstep.CodeMessages;
import io.rosterkit.engine.secret.Codes;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Wires what composes the messages, one composer a notice. */
final class MessageComposers {

    private final Plan plan;
    private final Foundation base;

    MessageComposers(Plan plan, Foundation base) {
        this.plan = plan;
        this.base = base;
    }

    List<Composer> all() {
        return Stream.of(accepting(), confirming(), telling())
                .flatMap(List::stream)
                .toList();
    }

    private List<Composer> accepting() {
        return List.of(
                new InvitationMessages(
                        plan.storage().port(InvitationStore.class),
                        base.links,
                        token -> plan.sending().url().apply(Links.Kind.INVITATION, token),
                        base.profiles),
                new CodeMessages(
                        plan.storage().port(VerificationStore.class),
                        plan.storage().port(OrganizationStore.class),
                        new Codes(plan.keys()),
                        new CodeMessages.Sender(base.profiles, plan.sending().host())));
    }

    private List<Composer> confirming() {
        ConfirmationMessages.Parts parts = new ConfirmationMessages.Parts(
                plan.storage().port(VerificationStore.class),
                plan.storage().port(UserStore.class),
                plan.storage().port(OrganizationStore.class),
                base.links,
                plan.sending().url(),
                base.profiles);
        return Arrays.stream(Confirmation.Purpose.values())
                .<Composer>map(purpose -> new ConfirmationMessages(purpose, parts))
                .toList();
    }

    private List<Composer> telling() {
        return Stream.of(Notice.LOCKED, Notice.PASSWORD_CHANGED, Notice.ADDRESS_CHANGED)
                .<Composer>map(notice -> new AccountMessages(
                        notice,
                        plan.storage().port(UserStore.class),
                        plan.storage().port(OrganizationStore.class),
                        base.gate,
                        base.profiles))
                .toList();
    }
}

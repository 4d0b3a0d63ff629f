package io.rosterkit.engine.wiring;

import io.rosterkit.engine.invitation.InvitationMessages;
import io.rosterkit.engine.lifecycle.EndMessages;
import io.rosterkit.engine.lifecycle.InactivityMessages;
import io.rosterkit.engine.lifecycle.Recipients;
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
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Makes the composers of messages, one for each notice. */
final class MessageComposers {

    private final RosterConfiguration configuration;
    private final SharedEngines shared;

    MessageComposers(RosterConfiguration configuration, SharedEngines shared) {
        this.configuration = configuration;
        this.shared = shared;
    }

    List<Composer> all() {
        return Stream.of(
                        invitationComposers(),
                        confirmationComposers(),
                        accountComposers(),
                        endComposers(),
                        inactivityComposers())
                .flatMap(List::stream)
                .toList();
    }

    private List<Composer> invitationComposers() {
        return List.of(
                new InvitationMessages(
                        shared.storage.port(InvitationStore.class),
                        shared.links,
                        token -> configuration.sending().url().apply(Links.Kind.INVITATION, token),
                        shared.profiles),
                new CodeMessages(
                        shared.storage.port(VerificationStore.class),
                        shared.storage.port(UserStore.class),
                        shared.storage.port(OrganizationStore.class),
                        new Codes(configuration.keys()),
                        new CodeMessages.SenderNames(
                                shared.profiles, configuration.sending().host())));
    }

    private List<Composer> confirmationComposers() {
        ConfirmationMessages.Parts parts = new ConfirmationMessages.Parts(
                shared.storage.port(VerificationStore.class),
                shared.storage.port(UserStore.class),
                shared.storage.port(OrganizationStore.class),
                shared.links,
                configuration.sending().url(),
                shared.profiles);
        return Arrays.stream(Confirmation.Purpose.values())
                .<Composer>map(purpose -> new ConfirmationMessages(purpose, parts))
                .toList();
    }

    private List<Composer> endComposers() {
        return Stream.of(Notice.USER_ENDS, Notice.END_OF_USER)
                .<Composer>map(notice -> new EndMessages(
                        notice,
                        shared.storage.port(UserStore.class),
                        shared.storage.port(OrganizationStore.class),
                        shared.profiles,
                        new Recipients(shared.gate, shared.profiles, shared.storage.port(UserStore.class))))
                .toList();
    }

    private List<Composer> inactivityComposers() {
        return List.of(new InactivityMessages(
                shared.storage.port(UserStore.class),
                shared.storage.port(OrganizationStore.class),
                shared.storage.port(TableStore.class),
                shared.profiles));
    }

    private List<Composer> accountComposers() {
        return Stream.of(Notice.LOCKED, Notice.PASSWORD_CHANGED, Notice.ADDRESS_CHANGED)
                .<Composer>map(notice -> new AccountMessages(
                        notice,
                        shared.storage.port(UserStore.class),
                        shared.storage.port(OrganizationStore.class),
                        shared.gate,
                        shared.profiles))
                .toList();
    }
}

package io.rosterkit.spi;

import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.user.UserStore;
import java.util.List;

/** The list of all ports a {@link io.rosterkit.spi.storage.Storage} must provide. */
public final class Ports {

    /** Every port type. */
    public static final List<Class<? extends Port>> ALL = List.of(
            RequestStore.class,
            OrganizationStore.class,
            UserStore.class,
            InvitationStore.class,
            InvitationWork.class,
            MessageWork.class,
            JournalStore.class);

    private Ports() {}
}

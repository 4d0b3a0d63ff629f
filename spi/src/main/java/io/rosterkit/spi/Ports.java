package io.rosterkit.spi;

import io.rosterkit.model.Change;
import io.rosterkit.model.contact.AddressUsageChange;
import io.rosterkit.model.invitation.stored.InvitationChange;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.organization.stored.OrganizationChange;
import io.rosterkit.model.signin.stored.SignInChange;
import io.rosterkit.model.user.stored.UserChange;
import io.rosterkit.model.verification.stored.VerificationChange;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.util.List;

/** What a {@link io.rosterkit.spi.storage.Storage} must provide, in two lists. */
public final class Ports {

    /** Every port type. */
    public static final List<Class<? extends Port>> ALL = List.of(
            RequestStore.class,
            PurgeWork.class,
            OrganizationStore.class,
            UserStore.class,
            InvitationStore.class,
            InvitationWork.class,
            MessageWork.class,
            JournalStore.class,
            CounterStore.class,
            SignInStore.class,
            RegistrationStore.class,
            WaitingStore.class,
            VerificationStore.class);

    /**
     * Every kind of change a storage must be able to apply: sealed interfaces, whose permitted classes it has to know.
     */
    public static final List<Class<? extends Change>> CHANGES = List.of(
            OrganizationChange.class,
            AddressUsageChange.class,
            UserChange.class,
            InvitationChange.class,
            LockoutChange.class,
            SignInChange.class,
            VerificationChange.class);

    private Ports() {}
}

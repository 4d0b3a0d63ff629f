package io.rosterkit.spi;

import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.billing.OrganizationBillingTable;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.lifecycle.DeactivationRequestTable;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatPoolTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.TermsAcceptanceTable;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserAttributeTable;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserPracticeTable;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
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
            UserWork.class,
            InvitationStore.class,
            InvitationWork.class,
            MessageWork.class,
            JournalStore.class,
            CounterStore.class,
            SignInStore.class,
            RegistrationStore.class,
            WaitingStore.class,
            VerificationStore.class,
            SeatStore.class,
            TableStore.class);

    /**
     * Every table. A storage keeps rows of these, and of no others. Besides {@link io.rosterkit.spi.table.RowChange} it
     * applies the changes of {@link io.rosterkit.model.lockout.stored.LockoutChange}.
     */
    public static final List<Table<?>> TABLES = List.of(
            OrganizationTable.ORGANIZATIONS,
            GovernanceTable.GOVERNANCE,
            PracticeTable.PRACTICES,
            PracticeModuleTable.PRACTICE_MODULES,
            UserTable.USERS,
            UserRoleTable.USER_ROLES,
            UserPermissionTable.USER_PERMISSIONS,
            UserPracticeTable.USER_PRACTICES,
            UserModuleTable.USER_MODULES,
            UserActivityTable.USER_ACTIVITIES,
            AnnouncementTable.ANNOUNCEMENTS,
            UserAttributeTable.USER_ATTRIBUTES,
            TermsAcceptanceTable.TERMS_ACCEPTANCES,
            DeactivationRequestTable.DEACTIVATION_REQUESTS,
            OrganizationBillingTable.BILLING_PROFILES,
            SeatPoolTable.SEAT_POOLS,
            SeatTable.SEATS,
            SeatEntryTable.SEAT_ENTRIES,
            ApiKeyTable.API_KEYS,
            InvitationTable.INVITATIONS,
            OutboxTable.OUTBOX,
            JournalTable.JOURNAL,
            RequestTable.REQUESTS,
            CounterTable.COUNTERS,
            CredentialTable.CREDENTIALS,
            SessionTable.SESSIONS,
            DeviceTable.DEVICES,
            ChallengeTable.CHALLENGES,
            ConfirmationTable.CONFIRMATIONS);

    private Ports() {}
}

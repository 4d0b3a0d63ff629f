package io.rosterkit.engine.wiring;

import io.rosterkit.account.Account;
import io.rosterkit.apikey.ApiKeys;
import io.rosterkit.assignment.Assignments;
import io.rosterkit.audit.Journal;
import io.rosterkit.billing.Billing;
import io.rosterkit.customrole.CustomRoles;
import io.rosterkit.directory.Directory;
import io.rosterkit.engine.account.AccountEngine;
import io.rosterkit.engine.audit.JournalEngine;
import io.rosterkit.engine.audit.Revisions;
import io.rosterkit.engine.billing.BillingProfileEngine;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.registration.SenderDemands;
import io.rosterkit.engine.terms.TermsEngine;
import io.rosterkit.hostdata.Attributes;
import io.rosterkit.hostdata.ExternalIds;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitee.Invitees;
import io.rosterkit.lifecycle.Lifecycle;
import io.rosterkit.organization.Practices;
import io.rosterkit.permission.Permissions;
import io.rosterkit.productmodule.ProductModules;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.registration.Registrations;
import io.rosterkit.seat.Seats;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.terms.Terms;
import io.rosterkit.user.Users;

/** The engines for an actor in one organization, over one storage. */
public final class DeskEngines {

    final OrganizationWiring organizations;
    final InvitationWiring invitations;
    final SignInWiring signIn;
    final UserWiring users;
    final FrontEngines front;

    private final JournalEngine journal;
    private final AccountEngine account;
    private final SenderDemands demands;
    private final TermsEngine terms;
    private final BillingProfileEngine billing;

    DeskEngines(RosterConfiguration configuration, SharedEngines shared) {
        LockoutWiring lockout = new LockoutWiring(configuration, shared);
        UserStore store = shared.storage.port(UserStore.class);
        this.signIn = new SignInWiring(configuration, shared, lockout);
        this.invitations = new InvitationWiring(configuration, shared);
        this.front = new FrontEngines(configuration, shared, invitations, lockout, signIn);
        boolean sendsCodes = configuration.sending().gateways().sms().isPresent();
        this.organizations =
                new OrganizationWiring(shared, invitations.engine, front.waitingRegistrations(), sendsCodes);
        this.journal = journal(shared);
        this.billing = billing(shared);
        this.users = new UserWiring(shared, invitations, signIn.passwords.hashing(), signIn.reauthentication);
        this.demands = new SenderDemands(
                shared.runner, users.lookup, users.writing, shared.profiles, front.waitingRegistrations(), sendsCodes);
        this.account = front.account(users.names);
        this.terms = new TermsEngine(
                shared.runner,
                shared.gate,
                signIn.reauthentication,
                store,
                shared.storage.port(TableStore.class),
                shared.journalWriter);
    }

    private static BillingProfileEngine billing(SharedEngines shared) {
        return new BillingProfileEngine(
                shared.runner,
                shared.gate,
                shared.storage.port(TableStore.class),
                shared.journalWriter,
                shared.storage.port(OrganizationStore.class),
                shared.nameCheck);
    }

    private static JournalEngine journal(SharedEngines shared) {
        Revisions revisions = new Revisions(
                shared.storage.port(InvitationStore.class),
                shared.storage.port(UserStore.class),
                shared.storage.port(OrganizationStore.class),
                shared.storage.port(TableStore.class));
        return new JournalEngine(
                shared.runner,
                shared.gate,
                shared.storage.port(JournalStore.class),
                revisions,
                shared.pageReader,
                shared.seals,
                shared.journalReader);
    }

    /** What the caller and users may do. */
    public Permissions permissions(Call call) {
        return users.permissions.at(call);
    }

    /** The roles that the organization composed. */
    public CustomRoles customRoles(Call call) {
        return organizations.customRoles.at(call);
    }

    /** Seats. */
    public Seats seats(Call call) {
        return users.seats.at(call);
    }

    /** The modules of the product, of practices and of users. */
    public ProductModules modules(Call call) {
        return users.modules.at(call);
    }

    /** The policies of the organization, for the host. */
    public OrganizationPolicies policies(Call call) {
        return organizations.policies.at(call);
    }

    /** Practices. */
    public Practices practices(Call call) {
        return organizations.practices.at(call);
    }

    /** Invitations. */
    public Invitations invitations(Call call) {
        return invitations.engine.at(call);
    }

    /** Invited people. */
    public Invitees invitees(Call call) {
        return invitations.invitees.at(call);
    }

    /** What holds while people register. */
    public Registrations registrations(Call call) {
        return demands.at(call);
    }

    /** The account of the caller. */
    public Account account(Call call) {
        return account.at(call);
    }

    /** Users. */
    public Users users(Call call) {
        return users.engine.at(call);
    }

    /** The ids that the host keeps for users. */
    public ExternalIds externalIds(Call call) {
        return users.externalIds.at(call);
    }

    /** The attributes that the host keeps of users. */
    public Attributes attributes(Call call) {
        return users.attributes.at(call);
    }

    /** Practices of users, and roles at a practice. */
    public Assignments assignments(Call call) {
        return users.assignments.at(call);
    }

    /** Deactivating and reactivating many users. */
    public Lifecycle lifecycle(Call call) {
        return users.lifecycle.at(call);
    }

    /** All people, with and without a user. */
    public Directory directory(Call call) {
        return users.directory.at(call);
    }

    /** API keys. */
    public ApiKeys apiKeys(Call call) {
        return signIn.apiKeys.at(call);
    }

    /** What concerns money. */
    public Billing billing(Call call) {
        return billing.at(call);
    }

    /** The terms of service. */
    public Terms terms(Call call) {
        return terms.at(call);
    }

    /** The journal. */
    public Journal journal(Call call) {
        return journal.at(call);
    }
}

package io.rosterkit;

import io.rosterkit.account.Account;
import io.rosterkit.apikey.ApiKeys;
import io.rosterkit.assignment.Assignments;
import io.rosterkit.audit.Journal;
import io.rosterkit.billing.Billing;
import io.rosterkit.customrole.CustomRoles;
import io.rosterkit.directory.Directory;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.OptionalRequestId;
import io.rosterkit.engine.wiring.DeskEngines;
import io.rosterkit.hostdata.Attributes;
import io.rosterkit.hostdata.ExternalIds;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitee.Invitees;
import io.rosterkit.lifecycle.Lifecycle;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.organization.Practices;
import io.rosterkit.permission.Permissions;
import io.rosterkit.productmodule.ProductModules;
import io.rosterkit.registration.Registrations;
import io.rosterkit.seat.Seats;
import io.rosterkit.terms.Terms;
import io.rosterkit.user.Users;

/** Everything that an actor may do in one organization. */
public final class Desk {

    private final DeskEngines engines;
    private final Call call;

    Desk(DeskEngines engines, Call call) {
        this.engines = engines;
        this.call = call;
    }

    /**
     * The same desk, where the next act is carried out once however often the request is sent. Give each act an id of
     * its own: an id belongs to one act of one actor in the organization. An act that is refused, and a question, do
     * not use it up. A text that is not 1 to 100 visible ASCII characters refuses the next act.
     */
    public Desk once(String requestId) {
        Arguments.required("requestId", requestId);
        return new Desk(engines, call.once(OptionalRequestId.parse(requestId)));
    }

    /** What the actor and users may do, and the types, titles and single permissions that decide it. */
    public Permissions permissions() {
        return engines.permissions(call);
    }

    /** Seats: pools, assigning and taking a seat, and the ledger. */
    public Seats seats() {
        return engines.seats(call);
    }

    /** The modules of the product, of practices and of users. */
    public ProductModules modules() {
        return engines.modules(call);
    }

    /** The roles that the organization composed. */
    public CustomRoles customRoles() {
        return engines.customRoles(call);
    }

    /** Invitations. */
    public Invitations invitations() {
        return engines.invitations(call);
    }

    /** What is known of invited people until they are users. */
    public Invitees invitees() {
        return engines.invitees(call);
    }

    /** What holds while people register. */
    public Registrations registrations() {
        return engines.registrations(call);
    }

    /** The own account of the user who calls. */
    public Account account() {
        return engines.account(call);
    }

    /** Users. */
    public Users users() {
        return engines.users(call);
    }

    /** The ids that the host keeps for users. */
    public ExternalIds externalIds() {
        return engines.externalIds(call);
    }

    /** The attributes that the host keeps of users. */
    public Attributes attributes() {
        return engines.attributes(call);
    }

    /** Which users belong to which practices, and which roles they have there. */
    public Assignments assignments() {
        return engines.assignments(call);
    }

    /** Deactivating and reactivating many users, and what a user owns before. */
    public Lifecycle lifecycle() {
        return engines.lifecycle(call);
    }

    /** All people in one list, with and without a user. */
    public Directory directory() {
        return engines.directory(call);
    }

    /** Practices and their code words. */
    public Practices practices() {
        return engines.practices(call);
    }

    /** API keys, with which programs act in the organization. */
    public ApiKeys apiKeys() {
        return engines.apiKeys(call);
    }

    /** What concerns money. */
    public Billing billing() {
        return engines.billing(call);
    }

    /** The terms of service. */
    public Terms terms() {
        return engines.terms(call);
    }

    /** The journal. */
    public Journal journal() {
        return engines.journal(call);
    }
}

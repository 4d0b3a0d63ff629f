package io.rosterkit;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.OptionalRequestId;
import io.rosterkit.engine.wiring.Engines;
import io.rosterkit.health.Health;
import io.rosterkit.lifecycle.ExpiryReport;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.notice.Outbox;
import io.rosterkit.organization.ClosingReceipt;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.user.ImportedUser;
import io.rosterkit.user.UserImport;

/** Operations of the host itself: opening organizations, sending messages, and running the jobs. */
public final class Operations {

    private final Engines engines;
    private final OptionalRequestId request;

    Operations(Engines engines, OptionalRequestId request) {
        this.engines = engines;
        this.request = request;
    }

    /**
     * The same door, where the next act is carried out once however often the request is sent. A text that is not 1 to
     * 100 visible ASCII characters refuses the next act.
     */
    public Operations once(String requestId) {
        Arguments.required("requestId", requestId);
        return new Operations(engines, OptionalRequestId.parse(requestId));
    }

    /** Opens an organization and invites its first user. */
    public Outcome<OpeningReceipt> open(String name, String firstAddress) {
        Arguments.required("name", name, "firstAddress", firstAddress);
        return open(Opening.of(name, firstAddress));
    }

    /**
     * Opens an organization with a first practice and its code word, and invites its first user. Under a request id it
     * is opened once, whatever is repeated or runs in parallel.
     */
    public Outcome<OpeningReceipt> open(Opening opening) {
        Arguments.required("opening", opening);
        return request.checked().then(id -> engines.organizations().open(id, opening));
    }

    /** Closes an organization for good: nothing in it changes any more and no link into it works. */
    public Outcome<ClosingReceipt> close(OrganizationId organization) {
        Arguments.required("organization", organization);
        return request.checked().then(id -> engines.organizations().close(id, organization));
    }

    /** The policies of an organization, and how it gets settings of its own. */
    public OrganizationPolicies policies(OrganizationId organization) {
        Arguments.required("organization", organization);
        Call call = Call.of(new Actor.Job(organization, "operations"), Source.unknown());
        return engines.desks().policies(call.once(request));
    }

    /**
     * Imports a user of an older system: an active user, who needs no invitation. The address counts as verified only
     * if the host says so. Refused in these cases; no user is made then:
     *
     * <ul>
     *   <li>The profile does not know the type or a role.
     *   <li>The address, the name, the phone number or the external id cannot be read.
     *   <li>The name contains a code word of the organization.
     *   <li>A user of the organization, or an open or held invitation, has the address or the external id.
     *   <li>The library cannot verify the stored hash: it is damaged, too costly or of an unknown kind.
     * </ul>
     */
    public Outcome<ImportedUser> importUser(OrganizationId organization, UserImport userImport) {
        Arguments.required("organization", organization, "userImport", userImport);
        Call call = Call.of(new Actor.Job(organization, "operations"), Source.unknown());
        return engines.userImports().importUser(call.once(request), userImport);
    }

    /**
     * A session for a user whom the host has authenticated itself, say by single sign-on; on no known device. Refused
     * when the user is not active, or under an administrator's lock. The host is trusted, so the refusal says which.
     */
    public Outcome<SignedIn> signInExternally(OrganizationId organization, UserId user) {
        Arguments.required("organization", organization, "user", user);
        Call call = Call.of(new Actor.Job(organization, "operations"), Source.unknown());
        return engines.externalSignIn().signInExternally(call.once(request), user);
    }

    /**
     * Sends at most {@code limit} messages that are due. While a gateway is in trouble, its messages wait and no
     * attempt is counted; one message at a time probes it. {@link #health} shows the trouble.
     */
    public DispatchReport dispatch(int limit) {
        return engines.dispatcher().dispatch(positive(limit));
    }

    /**
     * Ends invitations that have expired, announces ends of users, roles and practices that come within
     * {@link io.rosterkit.lifecycle.DeactivationPolicy#endsAnnouncedBefore()}, and warns and deactivates users who do
     * not sign in, where {@link io.rosterkit.lifecycle.InactivityPolicy} says so; at most {@code limit} of all. An end
     * is announced by mail, to the user and to at most twenty users who may manage users. Each is announced once, by
     * whatever number of processes, and another end is announced anew. The job deactivates no user without a warning.
     * In organizations whose profile is not known any more it announces nothing and deactivates no user.
     */
    public ExpiryReport expire(int limit) {
        return engines.expire(positive(limit));
    }

    /**
     * Deletes at most {@code limit} rows and returns how many. These are requests made, sessions ended, codes expired
     * and announcements of what came more than 30 days ago. Messages that were sent or dropped are deleted after the
     * time of {@link RosterBuilder#messagesKept}. A deleted token or code is then refused as one that is over. A
     * deleted request id may be used anew. Rows that other writers block all the time are left for the next run.
     */
    public int purge(int limit) {
        return engines.purge(positive(limit));
    }

    /**
     * The state of the gateways, as this process found it, and of the outbox. It reads the storage once, and calls no
     * gateway.
     */
    public Health health() {
        return engines.health();
    }

    /** The state of the outbox, its dead letters, and how to queue them again. */
    public Outbox outbox() {
        return engines.outbox();
    }

    private static int positive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive");
        }
        return limit;
    }
}

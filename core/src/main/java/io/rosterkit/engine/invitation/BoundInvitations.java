package io.rosterkit.engine.invitation;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.engine.call.Call;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.peoplelist.AddressList;
import java.util.Optional;
import java.util.Set;

/** The invitations for one caller. Passes every call to the engine. */
record BoundInvitations(Call call, InvitationEngine engine) implements Invitations {

    @Override
    public Outcome<InvitationReceipt> invite(String address, UserType type) {
        return engine.invite(call, InvitationDraft.to(address, type));
    }

    @Override
    public Outcome<InvitationReceipt> invite(InvitationDraft draft) {
        return engine.invite(call, draft);
    }

    @Override
    public Outcome<ListReport> inviteAll(AddressList list, UserType type) {
        return engine.inviteAll(call, list, type, Optional.empty());
    }

    @Override
    public Outcome<ListReport> inviteAll(AddressList list, UserType type, BulkWatcher watcher) {
        Arguments.required("watcher", watcher);
        return engine.inviteAll(call, list, type, Optional.of(watcher));
    }

    @Override
    public Outcome<InvitationReceipt> withdraw(InvitationId id) {
        return engine.withdraw(call, id);
    }

    @Override
    public Outcome<InvitationReceipt> resend(InvitationId id) {
        return engine.resend(call, id);
    }

    @Override
    public Outcome<InvitationReceipt> renew(InvitationId id) {
        return engine.renew(call, id);
    }

    @Override
    public Outcome<InvitationReceipt> replace(InvitationId id, InvitationDraft draft) {
        return engine.replace(call, id, draft);
    }

    @Override
    public Outcome<InvitationDetails> get(InvitationId id) {
        return engine.get(call, id);
    }

    @Override
    public Outcome<Page<InvitationDetails>> list(
            Set<InvitationState> states, InvitationQuery.Order order, PageRequest request) {
        return engine.list(call, states, order, request);
    }

    @Override
    public Outcome<Page<JournalRecord>> history(InvitationId id, PageRequest request) {
        return engine.history(call, id, request);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Invitations[" + call.organization() + "]";
    }
}

package io.rosterkit.engine.invitee;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.invitation.AddressRelease;
import io.rosterkit.engine.invitation.InvitationRenewal;
import io.rosterkit.engine.invitation.InvitationWriting;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.invitee.Invitees;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Edits what is known of invited people. All calls share one instance. Thread-safe. */
public final class InviteeEngine {

    private final OperationRunner runner;
    private final Gate gate;
    private final InvitationStore store;
    private final NameCheck nameCheck;
    private final AddressRelease addressRelease;
    private final InvitationRenewal renewal;
    private final InvitationWriting writing;

    public InviteeEngine(
            OperationRunner runner,
            Gate gate,
            InvitationStore store,
            NameCheck nameCheck,
            AddressRelease addressRelease,
            InvitationRenewal renewal,
            InvitationWriting writing) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.nameCheck = nameCheck;
        this.addressRelease = addressRelease;
        this.renewal = renewal;
        this.writing = writing;
    }

    /** The invited people for one caller. */
    public Invitees at(Call call) {
        return new BoundInvitees(call, this);
    }

    Outcome<InvitationReceipt> edit(Call call, InvitationId id, InviteeEdit typed) {
        Operation operation = Operation.of(
                InvitationWriting.EDIT,
                Subject.untouched(Subject.Kind.INVITATION, id),
                typed.address(),
                typed.phone(),
                typed.name(),
                typed.type());
        return ParsedEdit.of(typed)
                .then(edit -> runner.perform(
                        call,
                        operation,
                        InvitationWriting.RECEIPT_CODEC,
                        now -> find(call, id)
                                .then(found -> mayEdit(call, found, now))
                                .then(found -> mayGiveType(call, found, edit))
                                .then(found -> decide(call, found, edit, now))));
    }

    private Outcome<Found> find(Call call, InvitationId id) {
        WithAccess<Optional<TrackedInvitation>> seen = store.find(call.viewer(), id);
        return gate.admit(call, seen.access(), Permission.MANAGE_USERS)
                .then(caller -> seen.value()
                        .map(row -> Outcome.done(new Found(caller, seen.access(), row.invitation())))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    /**
     * The person who gets the link gets the roles, for as long as the user may act. So only a caller who may give the
     * type and the roles of an invitation for as long may send it to another address, or its codes to another number.
     */
    private Outcome<Found> mayEdit(Call call, Found found, Instant now) {
        Invitee invitee = found.row().invitee();
        AccessState access = ValidityRules.lasting(found.callerAccess(), invitee.validity());
        return InviteeRules.checkEditable(found.row(), now)
                .then(open -> gate.checkGrant(call, access, access.customRoles().withoutRetired(invitee.roles())))
                .then(roles -> gate.checkTypeTake(call, access, invitee.type()))
                .map(type -> found);
    }

    private Outcome<Found> mayGiveType(Call call, Found found, ParsedEdit edit) {
        Invitee invitee = found.row().invitee();
        return edit.type()
                .filter(type -> !type.equals(invitee.type()))
                .map(type -> gate.checkTypeGrant(call, found.callerAccess(), invitee.validity(), type)
                        .map(given -> found))
                .orElseGet(() -> Outcome.done(found));
    }

    private Outcome<Decision<InvitationReceipt>> decide(Call call, Found found, ParsedEdit edit, Instant now) {
        Invitation row = found.row();
        Invitee after = edit.appliedTo(row.invitee());
        if (after.equals(row.invitee())) {
            return Outcome.done(InvitationWriting.unchanged(row));
        }
        Author author = new Author(row.organization(), found.caller(), now);
        AddressesInUse inUse = store.addressesInUse(
                        call.viewer(), List.of(after.address().key()))
                .value();
        return checkName(author, row, after, inUse)
                .then(named -> freeAddress(author, row, named, inUse))
                .map(freed -> prepend(
                        freed,
                        writing.edit(
                                author,
                                row,
                                new InvitationWriting.Edit(
                                        after, link(found, after), InviteeRules.changedFields(row.invitee(), after)))));
    }

    private Outcome<Invitee> checkName(Author author, Invitation row, Invitee after, AddressesInUse inUse) {
        Optional<DisplayName> changed =
                after.name().filter(name -> !row.invitee().name().equals(Optional.of(name)));
        return nameCheck.check(author, changed, inUse.practices()).map(checked -> after);
    }

    /** The changes that free the new address, if it can be had. */
    private Outcome<Changes> freeAddress(Author author, Invitation row, Invitee after, AddressesInUse inUse) {
        if (after.address().equals(row.invitee().address())) {
            return Outcome.done(Changes.none(row.organization()));
        }
        return addressRelease.free(author, after.address(), after.user(), inUse);
    }

    private LinkSeed link(Found found, Invitee after) {
        Invitation row = found.row();
        return after.address().equals(row.invitee().address())
                ? row.link()
                : renewal.readdressed(found.callerAccess().policy(), row.link());
    }

    private static Decision<InvitationReceipt> prepend(Changes earlier, Decision<InvitationReceipt> decision) {
        return new Decision<>(earlier.and(decision.changes()), decision.result());
    }

    private record Found(Caller caller, AccessState callerAccess, Invitation row) {}
}

package io.rosterkit.engine.directory;

import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.directory.PersonReceipt;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.invitation.InvitationWriting;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Adds people to the directory, changes them, and makes users of them. Thread-safe. */
public final class PersonEngine {

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final PersonSaving saving;
    private final PersonWriting writing;
    private final InvitationEngine invitations;
    private final Ids ids;

    public PersonEngine(
            OperationRunner runner,
            UserLookup lookup,
            PersonSaving saving,
            PersonWriting writing,
            InvitationEngine invitations,
            Ids ids) {
        this.runner = runner;
        this.lookup = lookup;
        this.saving = saving;
        this.writing = writing;
        this.invitations = invitations;
        this.ids = ids;
    }

    Outcome<PersonReceipt> add(Call call, PersonDraft draft) {
        Arguments.required("draft", draft);
        UserId id = new UserId(ids.next());
        Operation operation = Operation.of(
                PersonWriting.ADD,
                Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()),
                PersonContent.of(draft));
        return PersonContent.contact(draft)
                .then(contact -> runner.perform(
                        call,
                        operation,
                        PersonWriting.RECEIPT_CODEC,
                        now -> saving.check(call, id, contact, draft.type(), now)
                                .map(saved -> PersonWriting.receipt(
                                        saved.earlier()
                                                .and(writing.add(
                                                        saved.author(), person(saved, id, contact, draft.type()))),
                                        id,
                                        Listing.ACTIVE))));
    }

    Outcome<PersonReceipt> change(Call call, UserId id, PersonDraft draft) {
        Arguments.required("person", id, "draft", draft);
        return PersonContent.contact(draft)
                .then(contact -> runner.perform(
                        call,
                        Operation.of(PersonWriting.CHANGE, subject(id), PersonContent.of(draft)),
                        PersonWriting.RECEIPT_CODEC,
                        now -> lookup.findPerson(call, id, Permission.MANAGE_USERS, now)
                                .then(found -> PersonRules.checkListed(found.user()))
                                .then(person -> decideChange(call, person, contact, draft.type(), now))));
    }

    Outcome<InvitationReceipt> makeUser(Call call, UserId id, AccountDraft draft) {
        Arguments.required("person", id, "draft", draft);
        return runner.perform(
                call,
                Operation.of(PersonWriting.MAKE_USER, subject(id), PersonContent.of(draft)),
                InvitationWriting.RECEIPT_CODEC,
                now -> lookup.findPerson(call, id, Permission.MANAGE_USERS, now)
                        .then(found -> invitations.invite(
                                call, found.author(), found.user(), PersonContent.invitation(found.user(), draft))));
    }

    static Subject subject(UserId id) {
        return Subject.untouched(Subject.Kind.USER, id);
    }

    private User person(PersonSaving.Saved saved, UserId id, User.Contact contact, UserType type) {
        return new User(
                saved.author().organization(),
                id,
                contact,
                new User.Status(UserStatus.LISTED, type, Set.of(), Set.of(), Optional.empty()),
                User.Security.first(ids.dataSalt()),
                new User.Origin(saved.author().now(), saved.author().responsible(), Optional.empty(), Listing.ACTIVE),
                Revision.none());
    }

    private Outcome<Decision<PersonReceipt>> decideChange(
            Call call, User person, User.Contact contact, UserType type, Instant now) {
        User.Contact after = contact.withLanguage(person.contact().language());
        return saving.check(call, person.id(), after, type, now)
                .map(saved -> PersonWriting.receipt(
                        saved.earlier().and(writing.change(saved.author(), person, after, type)),
                        person.id(),
                        person.origin().listing()));
    }
}

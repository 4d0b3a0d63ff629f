package io.rosterkit.engine.registration;

import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.audit.PersonalFacts;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.invitation.InvitationMove;
import io.rosterkit.engine.person.InvitedPersons;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.profile.AuthenticationPolicies;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserRows;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts the decision that an invited person becomes a user into changes. */
public final class RegistrationWriting {

    private final JournalWriter journalWriter;
    private final InvitationEngine invitations;
    private final SessionIssuer issuer;
    private final Ids ids;
    private final InvitedPersons persons;

    public RegistrationWriting(
            JournalWriter journalWriter,
            InvitationEngine invitations,
            SessionIssuer issuer,
            Ids ids,
            InvitedPersons persons) {
        this.persons = persons;
        this.journalWriter = journalWriter;
        this.invitations = invitations;
        this.issuer = issuer;
        this.ids = ids;
    }

    /**
     * The changes by which the invitation is accepted and the invited person becomes a user. Where the policy says so,
     * they begin a session too, unless the user begins later.
     */
    Outcome<Decision<RegistrationReceipt>> join(
            Author author, Facts facts, Proven proven, AuthenticationPolicies policy) {
        Invitation row = facts.linked().invitation();
        User person = persons.of(row);
        User user = newUser(author, row, person);
        Author joining = author.as(user);
        return become(author, joining, row, person, user).map(joined -> {
            if (!policy.registration().signsIn() || !joined.result().isActiveAt(author.now())) {
                return withoutSession(joined);
            }
            SessionIssuer.IssuedSession issued = issuer.beginFirst(joining, joined.result(), proven, policy);
            return new Decision<>(
                    joined.changes().and(issued.changes()), receipt(user, Optional.of(issued.signedIn())));
        });
    }

    /** The same without a session, by an author who is not the invited person. */
    Outcome<Decision<RegistrationReceipt>> joinWithoutSession(Author author, Invitation row) {
        User person = persons.of(row);
        User user = newUser(author, row, person);
        return become(author, author, row, person, user).map(RegistrationWriting::withoutSession);
    }

    private static Decision<RegistrationReceipt> withoutSession(Decision<User> joined) {
        User user = joined.result();
        UserActivity none = UserActivity.none(user.organization(), user.id());
        return new Decision<>(
                joined.changes().and(UserActivityTable.USER_ACTIVITIES.insert(none)), receipt(user, Optional.empty()));
    }

    private Outcome<Decision<User>> become(Author accepting, Author joining, Invitation row, User person, User user) {
        JournaledChange change = journalWriter.change(joining, joinEvent(row), user, PersonalFacts.of(user));
        User revised = user.withStatus(user.status(), user.security(), change.revision());
        return invitations
                .move(accepting, row, InvitationMove.ACCEPT)
                .map(accepted -> new Decision<>(
                        accepted.and(UserRows.update(person, revised)).and(change.entry()), revised));
    }

    private static RegistrationReceipt receipt(User user, Optional<SignedIn> signedIn) {
        return new RegistrationReceipt(user.organization(), user.id(), signedIn);
    }

    JournalEntry codeSent(Author author, Invitation row, Channel channel) {
        JournalEvent event = JournalEvent.done(
                "registration.code-sent", Map.of("channel", channel.name().toLowerCase(Locale.ROOT)));
        return journalWriter.event(author, event, Subject.untouched(Subject.Kind.INVITATION, row.id()));
    }

    ResultCodec<RegistrationReceipt> codec() {
        ResultCodec<SignedIn> session = issuer.codec();
        return ResultCodec.of(
                registered -> registered.organization() + "|" + registered.user() + "|"
                        + registered.signedIn().map(session::write).orElse(""),
                text -> {
                    String[] fields = text.split("\\|", -1);
                    return new RegistrationReceipt(
                            new OrganizationId(UUID.fromString(fields[0])),
                            new UserId(UUID.fromString(fields[1])),
                            Optional.of(fields[2]).filter(in -> !in.isEmpty()).map(session::read));
                });
    }

    private User newUser(Author author, Invitation row, User person) {
        Invitee invitee = row.invitee();
        Optional<UserId> inviter = row.progress().inviter();
        return new User(
                row.organization(),
                invitee.user(),
                person.contact().withAddress(invitee.address(), true),
                new User.Status(
                                UserStatus.ACTIVE,
                                invitee.type(),
                                RoleGrant.of(invitee.roles(), inviter),
                                Set.of(PracticeAssignment.of(invitee.practice(), inviter)),
                                Optional.empty())
                        .limited(invitee.validity()),
                User.Security.first(person.security().dataSalt().orElseGet(ids::dataSalt)),
                new User.Origin(
                        author.now(),
                        inviter,
                        Optional.of(row.id()),
                        person.origin().listing()),
                person.revision());
    }

    private static JournalEvent joinEvent(Invitation row) {
        String roles = row.invitee().roles().stream().map(Role::code).sorted().collect(Collectors.joining(" "));
        Map<String, String> facts = ValidityRules.facts(row.invitee().validity());
        facts.put("invitation", row.id().toString());
        facts.put("type", row.invitee().type().code());
        facts.put("roles", roles);
        return JournalEvent.done("user.join", facts);
    }
}

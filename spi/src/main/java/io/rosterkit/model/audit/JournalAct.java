package io.rosterkit.model.audit;

import io.rosterkit.model.audit.stored.JournalEvent;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every act that an entry of the journal can name, by its stable code, and what the entry is about. An act that was
 * done changes its subject, or is a showing; one that was refused is an attempt about the same subject. Acts that only
 * read are there as refused attempts alone. Later versions add acts, so a host must not fail at a code it does not
 * know.
 */
public enum JournalAct {
    ORGANIZATION_OPEN("organization.open", Subject.Kind.ORGANIZATION, "An organization was opened."),
    ORGANIZATION_POLICIES(
            "organization.policies", Subject.Kind.ORGANIZATION, "The policies of an organization were asked for."),
    ORGANIZATION_OVERRIDE(
            "organization.override",
            Subject.Kind.ORGANIZATION,
            "An organization got settings of its own; the facts name each that changed."),
    ORGANIZATION_CLOSE("organization.close", Subject.Kind.ORGANIZATION, "An organization was closed for good."),
    CUSTOMROLE_COMPOSE(
            "customrole.compose",
            Subject.Kind.ORGANIZATION,
            "An organization composed a role; the facts name it and its permissions."),
    CUSTOMROLE_CHANGE(
            "customrole.change",
            Subject.Kind.ORGANIZATION,
            "A role that the organization composed changed; the facts added and removed name permissions."),
    CUSTOMROLE_RETIRE(
            "customrole.retire", Subject.Kind.ORGANIZATION, "A role that the organization composed was retired."),
    CUSTOMROLE_ALL(
            "customrole.all", Subject.Kind.ORGANIZATION, "The roles that the organization composed were asked for."),
    PRACTICE_OPEN("practice.open", Subject.Kind.PRACTICE, "A practice was opened."),
    PRACTICE_RENAME("practice.rename", Subject.Kind.PRACTICE, "A practice got another name."),
    PRACTICE_DEACTIVATE("practice.deactivate", Subject.Kind.PRACTICE, "A practice was deactivated."),
    PRACTICE_REACTIVATE("practice.reactivate", Subject.Kind.PRACTICE, "A practice was reactivated."),
    PRACTICE_CODE_WORD("practice.code-word", Subject.Kind.PRACTICE, "A practice got another code word."),
    PRACTICE_SHOW_CODE_WORD("practice.show-code-word", Subject.Kind.PRACTICE, "A code word was shown."),
    PRACTICE_SWITCH_ON_MODULES(
            "practice.switch-on-modules",
            Subject.Kind.PRACTICE,
            "Modules were switched on at a practice; the fact modules names them."),
    PRACTICE_SWITCH_OFF_MODULES(
            "practice.switch-off-modules",
            Subject.Kind.PRACTICE,
            "Modules were switched off at a practice; the fact modules names them."),
    PRACTICE_MODULES("practice.modules", Subject.Kind.PRACTICE, "The modules of a practice were asked for."),
    PRACTICE_LIST("practice.list", Subject.Kind.ORGANIZATION, "Practices were asked for."),
    INVITATION_INVITE("invitation.invite", Subject.Kind.INVITATION, "A person was invited."),
    INVITATION_INVITE_ALL("invitation.invite-all", Subject.Kind.ORGANIZATION, "A list was to be invited."),
    INVITATION_RESEND("invitation.resend", Subject.Kind.INVITATION, "The same link was sent once more."),
    INVITATION_RENEW("invitation.renew", Subject.Kind.INVITATION, "A new link was sent."),
    INVITATION_REPLACE("invitation.replace", Subject.Kind.INVITATION, "Another invitation took the place of this one."),
    INVITATION_EDIT(
            "invitation.edit",
            Subject.Kind.INVITATION,
            "Address, number, name or external id of an invited person was edited, or attributes; the facts name which, and never a value of the host."),
    INVITATION_WITHDRAW("invitation.withdraw", Subject.Kind.INVITATION, "The organization took an invitation back."),
    INVITATION_DECLINE("invitation.decline", Subject.Kind.INVITATION, "The invited person declined."),
    INVITATION_EXPIRE(
            "invitation.expire", Subject.Kind.INVITATION, "The end of the time of an invitation was written down."),
    INVITATION_HOLD(
            "invitation.hold", Subject.Kind.INVITATION, "Too many wrong code words or codes: the invitation is held."),
    INVITATION_ACCEPT("invitation.accept", Subject.Kind.INVITATION, "An invitation was accepted, and there is a user."),
    INVITATION_ACCEPT_WAITING(
            "invitation.accept-waiting", Subject.Kind.USER, "A signed-in user was to accept a waiting invitation."),
    INVITATION_WAITING("invitation.waiting", Subject.Kind.USER, "A user asked for the invitations that wait."),
    INVITATION_LOOK("invitation.look", Subject.Kind.ORGANIZATION, "A link was looked at."),
    INVITATION_GET("invitation.get", Subject.Kind.INVITATION, "An invitation was asked for."),
    INVITATION_HISTORY("invitation.history", Subject.Kind.INVITATION, "The history of an invitation was asked for."),
    INVITATION_LIST("invitation.list", Subject.Kind.ORGANIZATION, "Invitations were asked for."),
    REGISTRATION_REGISTER("registration.register", Subject.Kind.INVITATION, "A person tried to register."),
    REGISTRATION_CODE_SENT("registration.code-sent", Subject.Kind.INVITATION, "A code for a registration was sent."),
    REGISTRATION_CODE("registration.code", Subject.Kind.INVITATION, "A code for a registration was typed."),
    USER_JOIN("user.join", Subject.Kind.USER, "There is a new user, who accepted an invitation."),
    USER_IMPORT("user.import", Subject.Kind.USER, "There is a new user, who was brought along from an older system."),
    USER_LOCK(
            "user.lock",
            Subject.Kind.USER,
            "An administrator locked a user; the fact modules names those that were removed."),
    USER_LOCKED_BY_ATTEMPTS("user.locked-by-attempts", Subject.Kind.USER, "Failed attempts locked a user."),
    USER_UNLOCK("user.unlock", Subject.Kind.USER, "Every lock of a user was lifted."),
    USER_DEACTIVATE(
            "user.deactivate",
            Subject.Kind.USER,
            "A user was deactivated; the facts roles, practices and grants name what was taken, where the policy takes them, "
                    + "modules the modules that were removed, request and verification the request to support, where it verifies, and inactiveSince since when, where it is for inactivity."),
    USER_REACTIVATE(
            "user.reactivate",
            Subject.Kind.USER,
            "A user was reactivated; the fact withheld names lost roles, and request the request that was withdrawn."),
    DEACTIVATION_VERIFY(
            "deactivation.verify",
            Subject.Kind.USER,
            "Support verified a deactivation; the facts roles, practices and grants name what was taken then."),
    DEACTIVATION_REJECT(
            "deactivation.reject",
            Subject.Kind.USER,
            "Support rejected a deactivation; the facts tell what was given back, and the status of the user."),
    DEACTIVATION_LIST(
            "deactivation.list", Subject.Kind.ORGANIZATION, "The deactivations that wait for support were asked for."),
    USER_DEACTIVATE_ALL("user.deactivate-all", Subject.Kind.ORGANIZATION, "Many users were to be deactivated."),
    USER_REACTIVATE_ALL("user.reactivate-all", Subject.Kind.ORGANIZATION, "Many users were to be reactivated."),
    USER_CLOSE(
            "user.close",
            Subject.Kind.USER,
            "A user was closed for good; the fact modules names those that were removed."),
    USER_ROLES("user.roles", Subject.Kind.USER, "A user has other roles."),
    USER_TYPE(
            "user.type",
            Subject.Kind.USER,
            "A user has another type; the facts name both, and the modules that were removed."),
    USER_TITLE("user.title", Subject.Kind.USER, "A user has another title, or none; the facts name both."),
    USER_GRANT("user.grant", Subject.Kind.USER, "A single permission was granted to a user."),
    USER_WITHDRAW_GRANT("user.withdraw-grant", Subject.Kind.USER, "A single grant was taken from a user."),
    USER_DENY("user.deny", Subject.Kind.USER, "A single permission was denied to a user."),
    USER_WITHDRAW_DENIAL("user.withdraw-denial", Subject.Kind.USER, "A single denial of a user was lifted."),
    SEAT_ADD("seat.add", Subject.Kind.ORGANIZATION, "Seats were added to a pool; the facts say how many and to which."),
    SEAT_RETIRE(
            "seat.retire",
            Subject.Kind.ORGANIZATION,
            "Free seats of a pool were retired; the facts say how many and of which."),
    SEAT_ASK_FOR_MORE(
            "seat.ask-for-more",
            Subject.Kind.ORGANIZATION,
            "Support was to be asked for seats; the facts say how many and of which pool."),
    SEAT_ASSIGN("seat.assign", Subject.Kind.USER, "A user who had none got a seat; the fact pool names the pool."),
    SEAT_RELEASE("seat.release", Subject.Kind.USER, "The seat of a user was taken; the fact pool names the pool."),
    SEAT_END("seat.end", Subject.Kind.USER, "The seat of a user was taken whose time is over."),
    SEAT_POOLS("seat.pools", Subject.Kind.ORGANIZATION, "The pools of seats were asked for."),
    SEAT_LEDGER("seat.ledger", Subject.Kind.ORGANIZATION, "The ledger of seats was asked for."),
    SEAT_RECONCILE(
            "seat.reconcile", Subject.Kind.ORGANIZATION, "The ledger of seats was to be compared with the state."),
    USER_ADD_MODULES("user.add-modules", Subject.Kind.USER, "A user was given modules; the fact modules names them."),
    USER_REMOVE_MODULES(
            "user.remove-modules", Subject.Kind.USER, "Modules were taken from a user; the fact modules names them."),
    USER_MODULES("user.modules", Subject.Kind.USER, "The modules of a user were asked for."),
    USER_PERMISSIONS("user.permissions", Subject.Kind.USER, "The permissions of a user were asked for."),
    USER_EXPLAIN_PERMISSION(
            "user.explain-permission", Subject.Kind.USER, "It was asked why a user has a permission or lacks it."),
    USER_ACCESS_DATA(
            "user.access-data",
            Subject.Kind.USER,
            "The host was told that the caller may reach what it keeps of this user."),
    USER_RECIPIENT("user.recipient", Subject.Kind.ORGANIZATION, "It was asked whether a user may write to a person."),
    USER_ADDRESS_SET("user.address-set", Subject.Kind.USER, "An administrator gave a user another address."),
    USER_ADDRESS_ASK("user.address-ask", Subject.Kind.USER, "A user asked for another own address."),
    USER_ADDRESS("user.address", Subject.Kind.USER, "A user confirmed an own address."),
    USER_ASSIGNMENTS("user.assignments", Subject.Kind.USER, "The practices and roles of a user were asked for."),
    USER_ASSIGN_PRACTICE(
            "user.assign-practice",
            Subject.Kind.USER,
            "A user was assigned to a practice; the facts name it, and start and end."),
    USER_END_PRACTICE(
            "user.end-practice",
            Subject.Kind.USER,
            "A user does not belong to a practice any more; the facts name it, and the roles there."),
    USER_LIMIT("user.limit", Subject.Kind.USER, "A user got another start and end; the facts name them."),
    USER_ANNOUNCE_END(
            "user.announce-end",
            Subject.Kind.USER,
            "The user and administrators are told that the user, a role or a practice ends; the facts say when."),
    USER_WARN_INACTIVE(
            "user.warn-inactive",
            Subject.Kind.USER,
            "A user who has not signed in for long is told of the deactivation; the facts say since when, and when it comes."),
    USER_GRANT_ROLE(
            "user.grant-role",
            Subject.Kind.USER,
            "A user got a role in the whole organization; the facts name it, and start and end."),
    USER_REVOKE_ROLE(
            "user.revoke-role", Subject.Kind.USER, "A user lost a role in the whole organization; the facts name it."),
    USER_GRANT_PRACTICE_ROLE(
            "user.grant-practice-role",
            Subject.Kind.USER,
            "A user got a role at a practice; the facts name both, and start and end."),
    USER_REVOKE_PRACTICE_ROLE(
            "user.revoke-practice-role", Subject.Kind.USER, "A user lost a role at a practice; the facts name both."),
    USER_DEMAND_SECOND_STEP(
            "user.demand-second-step",
            Subject.Kind.USER,
            "Whether people whom the user invites need a code to register was switched; the fact tells how."),
    USER_RENAME("user.rename", Subject.Kind.USER, "An administrator gave a user another name."),
    USER_ASSIGN_EXTERNAL_ID(
            "user.assign-external-id", Subject.Kind.USER, "An administrator gave a user the id of the host."),
    USER_REMOVE_EXTERNAL_ID(
            "user.remove-external-id", Subject.Kind.USER, "An administrator took the id of the host from a user."),
    USER_ATTRIBUTES("user.attributes", Subject.Kind.USER, "The attributes of a user were asked for."),
    USER_CHANGE_ATTRIBUTES(
            "user.change-attributes",
            Subject.Kind.USER,
            "An administrator changed attributes of a user; the facts name those, and never a value."),
    USER_NAME("user.name", Subject.Kind.USER, "A user took another own name."),
    USER_END_SESSIONS("user.end-sessions", Subject.Kind.USER, "An administrator ended all sessions of a user."),
    USER_PASSWORD("user.password", Subject.Kind.USER, "A user set another password."),
    USER_RECOVER("user.recover", Subject.Kind.USER, "A user set a new password with a link."),
    RECOVERY_ASK("recovery.ask", Subject.Kind.USER, "A person asked for a link to set a new password."),
    USER_GET("user.get", Subject.Kind.USER, "A user was asked for."),
    USER_OWNED("user.owned", Subject.Kind.USER, "It was asked what a user still owns."),
    USER_FIND("user.find", Subject.Kind.ORGANIZATION, "A user was asked for by address or external id."),
    USER_LIST("user.list", Subject.Kind.ORGANIZATION, "Users were asked for."),
    DIRECTORY_LIST("directory.list", Subject.Kind.ORGANIZATION, "Users and invited people were asked for."),
    PERSON_GET("person.get", Subject.Kind.USER, "A person of the directory was asked for."),
    PERSON_ADD("person.add", Subject.Kind.USER, "A person was added to the directory; the fact type names the type."),
    PERSON_CHANGE(
            "person.change",
            Subject.Kind.USER,
            "An administrator changed how a person is called and reached, or the type; the facts name both types."),
    PERSON_DEACTIVATE(
            "person.deactivate",
            Subject.Kind.USER,
            "A person was deactivated, and so was the user, or the invitation ended; the fact was tells which, and the"
                    + " others name what a deactivation took from the user, modules too."),
    PERSON_REACTIVATE("person.reactivate", Subject.Kind.USER, "A person was reactivated, and the user was not."),
    PERSON_MAKE_USER(
            "person.make-user",
            Subject.Kind.USER,
            "A person of the directory was invited to become a user; the fact invitation names the invitation."),
    PERSON_INVITATION_ENDED(
            "person.invitation-ended",
            Subject.Kind.USER,
            "The invitation of a person ended without a user, and the person stays in the directory."),
    TERMS_CURRENT("terms.current", Subject.Kind.USER, "A user asked for the current terms of service."),
    TERMS_ACCEPT(
            "terms.accept", Subject.Kind.USER, "A user accepted the terms of service; the fact version tells which."),
    TERMS_ACCEPTED_BY("terms.accepted-by", Subject.Kind.USER, "It was asked which terms a user has accepted."),
    API_KEY_CREATE(
            "apikey.create",
            Subject.Kind.API_KEY,
            "An API key was made; the facts name its permissions and its end, and never its token."),
    API_KEY_REVOKE("apikey.revoke", Subject.Kind.API_KEY, "An API key was revoked."),
    API_KEY_GET("apikey.get", Subject.Kind.API_KEY, "An API key was asked for."),
    API_KEY_LIST("apikey.list", Subject.Kind.ORGANIZATION, "API keys were asked for."),
    API_KEY_AUTHENTICATE(
            "apikey.authenticate",
            Subject.Kind.API_KEY,
            "A program showed a key that does not work; the fact cause tells why."),
    SIGN_IN("signin", Subject.Kind.USER, "A person tried to sign in with a password."),
    SIGN_IN_CODE("signin.code", Subject.Kind.USER, "A code for a sign-in was typed."),
    CODE_SEND_NEW("code.send-new", Subject.Kind.ORGANIZATION, "Another code was asked for."),
    SESSION_BEGIN("session.begin", Subject.Kind.USER, "A session began."),
    SESSION_SIGN_IN_EXTERNALLY(
            "session.sign-in-externally",
            Subject.Kind.USER,
            "The host asked for a session of a user it authenticated."),
    SESSION_REAUTHENTICATE("session.reauthenticate", Subject.Kind.USER, "A user gave the own password once more."),
    SESSION_END("session.end", Subject.Kind.USER, "A user ended one own session."),
    SESSION_END_ALL("session.end-all", Subject.Kind.USER, "A user ended all own sessions."),
    SESSION_SIGN_OUT("session.sign-out", Subject.Kind.USER, "A user signed out."),
    SESSION_LIST("session.list", Subject.Kind.USER, "A user asked for the own sessions."),
    AUDIT_READ("audit.read", Subject.Kind.ORGANIZATION, "The journal was read."),
    AUDIT_VERIFY("audit.verify", Subject.Kind.ORGANIZATION, "The seals of the journal were checked.");

    private final String code;
    private final Subject.Kind subject;
    private final String meaning;

    JournalAct(String code, Subject.Kind subject, String meaning) {
        this.code = code;
        this.subject = subject;
        this.meaning = meaning;
    }

    /** The act of that code, if this version knows it. */
    public static Optional<JournalAct> of(String code) {
        return Arrays.stream(values()).filter(act -> act.code.equals(code)).findFirst();
    }

    /** The stable code, as {@link JournalEvent#act()} has it. */
    public String code() {
        return code;
    }

    /** What an entry of the act that was done is about; a refused attempt may be about the organization. */
    public Subject.Kind subject() {
        return subject;
    }

    /** When there is such an entry, in one English sentence. */
    public String meaning() {
        return meaning;
    }
}

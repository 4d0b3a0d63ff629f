package io.rosterkit.model.audit;

import static io.rosterkit.model.audit.Subject.Kind.API_KEY;
import static io.rosterkit.model.audit.Subject.Kind.INVITATION;
import static io.rosterkit.model.audit.Subject.Kind.ORGANIZATION;
import static io.rosterkit.model.audit.Subject.Kind.PRACTICE;
import static io.rosterkit.model.audit.Subject.Kind.USER;

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
    ORGANIZATION_OPEN("organization.open", ORGANIZATION, "An organization was opened."),
    ORGANIZATION_POLICIES("organization.policies", ORGANIZATION, "The policies of an organization were asked for."),
    ORGANIZATION_OVERRIDE(
            "organization.override",
            ORGANIZATION,
            "An organization got settings of its own; the facts name each that changed."),
    ORGANIZATION_CLOSE("organization.close", ORGANIZATION, "An organization was closed for good."),
    CUSTOMROLE_COMPOSE(
            "customrole.compose",
            ORGANIZATION,
            "An organization composed a role; the facts name it and its permissions."),
    CUSTOMROLE_CHANGE(
            "customrole.change",
            ORGANIZATION,
            "A role that the organization composed changed; the facts added and removed name permissions."),
    CUSTOMROLE_RETIRE("customrole.retire", ORGANIZATION, "A role that the organization composed was retired."),
    CUSTOMROLE_ALL("customrole.all", ORGANIZATION, "The roles that the organization composed were asked for."),
    PRACTICE_OPEN("practice.open", PRACTICE, "A practice was opened."),
    PRACTICE_RENAME("practice.rename", PRACTICE, "A practice got another name."),
    PRACTICE_DEACTIVATE("practice.deactivate", PRACTICE, "A practice was deactivated."),
    PRACTICE_REACTIVATE("practice.reactivate", PRACTICE, "A practice was reactivated."),
    PRACTICE_CODE_WORD("practice.code-word", PRACTICE, "A practice got another code word."),
    PRACTICE_SHOW_CODE_WORD("practice.show-code-word", PRACTICE, "A code word was shown."),
    PRACTICE_SWITCH_ON_MODULES(
            "practice.switch-on-modules",
            PRACTICE,
            "Modules were switched on at a practice; the fact modules names them."),
    PRACTICE_SWITCH_OFF_MODULES(
            "practice.switch-off-modules",
            PRACTICE,
            "Modules were switched off at a practice; the fact modules names them."),
    PRACTICE_MODULES("practice.modules", PRACTICE, "The modules of a practice were asked for."),
    PRACTICE_LIST("practice.list", ORGANIZATION, "Practices were asked for."),
    INVITATION_INVITE("invitation.invite", INVITATION, "A person was invited."),
    INVITATION_INVITE_ALL("invitation.invite-all", ORGANIZATION, "A list was to be invited."),
    INVITATION_RESEND("invitation.resend", INVITATION, "The same link was sent once more."),
    INVITATION_RENEW("invitation.renew", INVITATION, "A new link was sent."),
    INVITATION_REPLACE("invitation.replace", INVITATION, "Another invitation took the place of this one."),
    INVITATION_EDIT(
            "invitation.edit",
            INVITATION,
            "Address, number, name, type or external id of an invited person was edited, or attributes; the facts name which, and never a value of the host."),
    INVITATION_WITHDRAW("invitation.withdraw", INVITATION, "The organization took an invitation back."),
    INVITATION_DECLINE("invitation.decline", INVITATION, "The invited person declined."),
    INVITATION_EXPIRE("invitation.expire", INVITATION, "The end of the time of an invitation was written down."),
    INVITATION_HOLD("invitation.hold", INVITATION, "Too many wrong code words or codes: the invitation is held."),
    INVITATION_ACCEPT("invitation.accept", INVITATION, "An invitation was accepted, and there is a user."),
    INVITATION_ACCEPT_WAITING(
            "invitation.accept-waiting", USER, "A signed-in user was to accept a waiting invitation."),
    INVITATION_WAITING("invitation.waiting", USER, "A user asked for the invitations that wait."),
    INVITATION_LOOK("invitation.look", ORGANIZATION, "A link was looked at."),
    INVITATION_GET("invitation.get", INVITATION, "An invitation was asked for."),
    INVITATION_HISTORY("invitation.history", INVITATION, "The history of an invitation was asked for."),
    INVITATION_LIST("invitation.list", ORGANIZATION, "Invitations were asked for."),
    REGISTRATION_REGISTER("registration.register", INVITATION, "A person tried to register."),
    REGISTRATION_CODE_SENT("registration.code-sent", INVITATION, "A code for a registration was sent."),
    REGISTRATION_CODE("registration.code", INVITATION, "A code for a registration was typed."),
    USER_JOIN("user.join", USER, "There is a new user, who accepted an invitation."),
    USER_IMPORT("user.import", USER, "There is a new user, who was brought along from an older system."),
    USER_LOCK("user.lock", USER, "An administrator locked a user; the fact modules names those that were removed."),
    USER_LOCKED_BY_ATTEMPTS("user.locked-by-attempts", USER, "Failed attempts locked a user."),
    USER_UNLOCK("user.unlock", USER, "Every lock of a user was lifted."),
    USER_DEACTIVATE(
            "user.deactivate",
            USER,
            "A user was deactivated; the facts roles, practices and grants name what was taken, where the policy takes them, "
                    + "modules the modules that were removed, request and verification the request to support, where it verifies, and inactiveSince since when, where it is for inactivity."),
    USER_REACTIVATE(
            "user.reactivate",
            USER,
            "A user was reactivated; the fact withheld names lost roles, and request the request that was withdrawn."),
    DEACTIVATION_VERIFY(
            "deactivation.verify",
            USER,
            "Support verified a deactivation; the facts roles, practices and grants name what was taken then."),
    DEACTIVATION_REJECT(
            "deactivation.reject",
            USER,
            "Support rejected a deactivation; the facts tell what was given back, and the status of the user."),
    DEACTIVATION_LIST("deactivation.list", ORGANIZATION, "The deactivations that wait for support were asked for."),
    USER_DEACTIVATE_ALL("user.deactivate-all", ORGANIZATION, "Many users were to be deactivated."),
    USER_REACTIVATE_ALL("user.reactivate-all", ORGANIZATION, "Many users were to be reactivated."),
    USER_CLOSE("user.close", USER, "A user was closed for good; the fact modules names those that were removed."),
    USER_ROLES("user.roles", USER, "A user has other roles."),
    USER_TYPE("user.type", USER, "A user has another type; the facts name both, and the modules that were removed."),
    USER_TITLE("user.title", USER, "A user has another title, or none; the facts name both."),
    USER_GRANT("user.grant", USER, "A single permission was granted to a user."),
    USER_WITHDRAW_GRANT("user.withdraw-grant", USER, "A single grant was taken from a user."),
    USER_DENY("user.deny", USER, "A single permission was denied to a user."),
    USER_WITHDRAW_DENIAL("user.withdraw-denial", USER, "A single denial of a user was lifted."),
    BILLING_PROFILE("billing.profile", ORGANIZATION, "The billing profile was asked for."),
    BILLING_CHANGE_PROFILE(
            "billing.change-profile",
            ORGANIZATION,
            "The billing profile was changed; the fact parts names what is different, and never a value."),
    SEAT_ADD("seat.add", ORGANIZATION, "Seats were added to a pool; the facts say how many and to which."),
    SEAT_RETIRE("seat.retire", ORGANIZATION, "Free seats of a pool were retired; the facts say how many and of which."),
    SEAT_ASK_FOR_MORE(
            "seat.ask-for-more",
            ORGANIZATION,
            "Support was to be asked for seats; the facts say how many and of which pool."),
    SEAT_ASSIGN("seat.assign", USER, "A user got a seat; the fact pool names its pool."),
    SEAT_RELEASE("seat.release", USER, "The seat of a user was taken; the fact pool names the pool."),
    SEAT_END("seat.end", USER, "The time of a user is over, and the seat was given back."),
    SEAT_POOLS("seat.pools", ORGANIZATION, "The pools of seats were asked for."),
    SEAT_LEDGER("seat.ledger", ORGANIZATION, "The ledger of seats was asked for."),
    SEAT_RECONCILE("seat.reconcile", ORGANIZATION, "The ledger of seats was to be compared with the state."),
    USER_ADD_MODULES("user.add-modules", USER, "A user was given modules; the fact modules names them."),
    USER_REMOVE_MODULES("user.remove-modules", USER, "Modules were taken from a user; the fact modules names them."),
    USER_MODULES("user.modules", USER, "The modules of a user were asked for."),
    USER_PERMISSIONS("user.permissions", USER, "The permissions of a user were asked for."),
    USER_EXPLAIN_PERMISSION("user.explain-permission", USER, "It was asked why a user has a permission or lacks it."),
    USER_ACCESS_DATA(
            "user.access-data", USER, "The host was told that the caller may reach what it keeps of this user."),
    USER_RECIPIENT("user.recipient", ORGANIZATION, "It was asked whether a user may write to a person."),
    USER_ADDRESS_SET("user.address-set", USER, "An administrator gave a user another address."),
    USER_ADDRESS_ASK("user.address-ask", USER, "A user asked for another own address."),
    USER_ADDRESS("user.address", USER, "A user confirmed an own address."),
    USER_ASSIGNMENTS("user.assignments", USER, "The practices and roles of a user were asked for."),
    USER_ASSIGN_PRACTICE(
            "user.assign-practice", USER, "A user was assigned to a practice; the facts name it, and start and end."),
    USER_END_PRACTICE(
            "user.end-practice",
            USER,
            "A user does not belong to a practice any more; the facts name it, and the roles there."),
    USER_LIMIT("user.limit", USER, "A user got another start and end; the facts name them."),
    USER_ANNOUNCE_END(
            "user.announce-end",
            USER,
            "The user and administrators are told that the user, a role or a practice ends; the facts say when."),
    USER_WARN_INACTIVE(
            "user.warn-inactive",
            USER,
            "A user who has not signed in for long is told of the deactivation; the facts say since when, and when it comes."),
    USER_GRANT_ROLE(
            "user.grant-role",
            USER,
            "A user got a role in the whole organization; the facts name it, and start and end."),
    USER_REVOKE_ROLE("user.revoke-role", USER, "A user lost a role in the whole organization; the facts name it."),
    USER_GRANT_PRACTICE_ROLE(
            "user.grant-practice-role",
            USER,
            "A user got a role at a practice; the facts name both, and start and end."),
    USER_REVOKE_PRACTICE_ROLE(
            "user.revoke-practice-role", USER, "A user lost a role at a practice; the facts name both."),
    USER_DEMAND_SECOND_STEP(
            "user.demand-second-step",
            USER,
            "Whether people whom the user invites need a code to register was switched; the fact tells how."),
    USER_RENAME("user.rename", USER, "An administrator gave a user another name."),
    USER_ASSIGN_EXTERNAL_ID("user.assign-external-id", USER, "An administrator gave a user the id of the host."),
    USER_REMOVE_EXTERNAL_ID("user.remove-external-id", USER, "An administrator took the id of the host from a user."),
    USER_ATTRIBUTES("user.attributes", USER, "The attributes of a user were asked for."),
    USER_CHANGE_ATTRIBUTES(
            "user.change-attributes",
            USER,
            "An administrator changed attributes of a user; the facts name those, and never a value."),
    USER_NAME("user.name", USER, "A user took another own name."),
    USER_END_SESSIONS("user.end-sessions", USER, "An administrator ended all sessions of a user."),
    USER_PASSWORD("user.password", USER, "A user set another password."),
    USER_RECOVER("user.recover", USER, "A user set a new password with a link."),
    RECOVERY_ASK("recovery.ask", USER, "A person asked for a link to set a new password."),
    USER_GET("user.get", USER, "A user was asked for."),
    USER_OWNED("user.owned", USER, "It was asked what a user still owns."),
    USER_FIND("user.find", ORGANIZATION, "A user was asked for by address or external id."),
    USER_LIST("user.list", ORGANIZATION, "Users were asked for."),
    DIRECTORY_LIST("directory.list", ORGANIZATION, "Users and invited people were asked for."),
    PERSON_GET("person.get", USER, "A person of the directory was asked for."),
    PERSON_ADD("person.add", USER, "A person was added to the directory; the fact type names the type."),
    PERSON_CHANGE(
            "person.change",
            USER,
            "An administrator changed how a person is called and reached, or the type; the facts name both types."),
    PERSON_DEACTIVATE(
            "person.deactivate",
            USER,
            "A person was deactivated, and so was the user, or the invitation ended; the fact was tells which, and the"
                    + " others name what a deactivation took from the user, modules too."),
    PERSON_REACTIVATE("person.reactivate", USER, "A person was reactivated, and the user was not."),
    PERSON_MAKE_USER(
            "person.make-user",
            USER,
            "A person of the directory was invited to become a user; the fact invitation names the invitation."),
    PERSON_INVITATION_ENDED(
            "person.invitation-ended",
            USER,
            "The invitation of a person ended without a user, and the person stays in the directory."),
    TERMS_CURRENT("terms.current", USER, "A user asked for the current terms of service."),
    TERMS_ACCEPT("terms.accept", USER, "A user accepted the terms of service; the fact version tells which."),
    TERMS_ACCEPTED_BY("terms.accepted-by", USER, "It was asked which terms a user has accepted."),
    API_KEY_CREATE(
            "apikey.create",
            API_KEY,
            "An API key was made; the facts name its permissions and its end, and never its token."),
    API_KEY_REVOKE("apikey.revoke", API_KEY, "An API key was revoked."),
    API_KEY_GET("apikey.get", API_KEY, "An API key was asked for."),
    API_KEY_LIST("apikey.list", ORGANIZATION, "API keys were asked for."),
    API_KEY_AUTHENTICATE(
            "apikey.authenticate", API_KEY, "A program showed a key that does not work; the fact cause tells why."),
    SIGN_IN("signin", USER, "A person tried to sign in with a password."),
    SIGN_IN_CODE("signin.code", USER, "A code for a sign-in was typed."),
    CODE_SEND_NEW("code.send-new", ORGANIZATION, "Another code was asked for."),
    SESSION_BEGIN("session.begin", USER, "A session began."),
    SESSION_SIGN_IN_EXTERNALLY(
            "session.sign-in-externally", USER, "The host asked for a session of a user it authenticated."),
    SESSION_REAUTHENTICATE("session.reauthenticate", USER, "A user gave the own password once more."),
    SESSION_END("session.end", USER, "A user ended one own session."),
    SESSION_END_ALL("session.end-all", USER, "A user ended all own sessions."),
    SESSION_SIGN_OUT("session.sign-out", USER, "A user signed out."),
    SESSION_LIST("session.list", USER, "A user asked for the own sessions."),
    AUDIT_READ("audit.read", ORGANIZATION, "The journal was read."),
    AUDIT_VERIFY("audit.verify", ORGANIZATION, "The seals of the journal were checked.");

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

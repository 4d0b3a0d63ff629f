package io.rosterkit.acceptance;

import static io.rosterkit.acceptance.Costly.Variant.CODE;
import static io.rosterkit.acceptance.Costly.Variant.COUNTED;
import static io.rosterkit.acceptance.Costly.Variant.LAST;
import static io.rosterkit.acceptance.Costly.Variant.LOCKED;
import static io.rosterkit.acceptance.Costly.Variant.NOBODY;
import static io.rosterkit.acceptance.Costly.Variant.WRONG;
import static io.rosterkit.acceptance.Entry.desk;
import static io.rosterkit.acceptance.Entry.free;
import static io.rosterkit.acceptance.Entry.own;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NO_RECIPIENT;
import static io.rosterkit.model.access.Permission.ACCESS_DATA;
import static io.rosterkit.model.access.Permission.ASSIGN_MODULES;
import static io.rosterkit.model.access.Permission.GRANT_PERMISSIONS;
import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.MANAGE_API_KEYS;
import static io.rosterkit.model.access.Permission.MANAGE_PRACTICES;
import static io.rosterkit.model.access.Permission.MANAGE_SEATS;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.access.Permission.REACTIVATE_USERS;
import static io.rosterkit.model.access.Permission.READ_JOURNAL;
import static io.rosterkit.model.access.Permission.SWITCH_MODULES;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.model.access.Permission.VERIFY_DEACTIVATIONS;
import static io.rosterkit.model.access.Permission.VIEW_USERS;
import static io.rosterkit.model.invitation.InvitationReason.LINK_UNKNOWN;
import static io.rosterkit.model.outcome.InputReason.CURSOR_NOT_FOUND;
import static io.rosterkit.model.signin.SignInReason.REFUSED;
import static io.rosterkit.model.signin.SignInReason.SESSION_OVER;
import static io.rosterkit.model.verification.VerificationReason.CHALLENGE_OVER;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.organization.Opening;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue of operations, one entry each: its row in {@code operations.csv}, what it is called in the journal, how
 * it is called, what a caller hears who has things of another organization, and what is counted and repeated. The
 * matrices of permissions, tenants, budgets and repetitions are made from it.
 */
@SuppressWarnings("ImmutableEnumChecker") // a table of functions
enum Operation {
    /** The holder of a token is taken for its client; no token can be made into one of another organization. */
    MAY(free(
            "Permissions.may(Permission)",
            (by, on) -> Outcome.done(by.desk().permissions().may(Permission.INVITE)))),
    SESSION(free(
                    "Roster.session(String)",
                    (by, on) -> by.roster().session(on.keys().eva().session()))
            .abroad(
                    "relabelled",
                    SESSION_OVER,
                    (by, on) ->
                            by.roster().session(by.relabelled(on.keys().eva().session())))),
    PROGRAM(free(
                    "Roster.program(String,Source)",
                    (by, on) -> by.roster().program(on.keys().program(), Someone.AT_HOME))
            .abroad(
                    "relabelled",
                    ApiKeyReason.REFUSED,
                    (by, on) -> by.roster().program(by.relabelled(on.keys().program()), Someone.AT_HOME))),
    LOOK(free("Front.look(String)", (by, on) -> by.front().look(on.link())).abroad(LINK_UNKNOWN)),
    DECLINE(free("Front.decline(String)", (by, on) -> by.front().decline(on.link()))
            .abroad(LINK_UNKNOWN)),
    REGISTER(free("Front.register(String,String,String)", Operation::register)
            .abroad(LINK_UNKNOWN)
            .costs(WRONG, (by, on) -> by.front().register(on.keys().links().join(), "BBBBB-22222", Keys.PASSWORD))
            .costs(CODE, Operation::register)),
    ANSWER_REGISTRATION(free(
                    "Front.answerRegistration(String,String)",
                    (by, on) -> by.front()
                            .answerRegistration(
                                    on.keys().registration().token(),
                                    on.keys().registration().code()))
            .abroad(CHALLENGE_OVER)
            .costs(
                    WRONG,
                    (by, on) -> by.front()
                            .answerRegistration(on.keys().registration().token(), "no code"))),
    SIGN_IN(free("Front.signIn(String,String)", (by, on) -> signIn(by, on, Keys.PASSWORD))
            .abroad(REFUSED)
            .costs(LAST, (by, on) -> signIn(by, on, Keys.OTHER_PASSWORD))
            .costs(LOCKED, (by, on) -> signIn(by, on, Keys.PASSWORD))
            .costs(WRONG, (by, on) -> signIn(by, on, Keys.OTHER_PASSWORD))
            .costs(NOBODY, (by, on) -> by.front().signIn("nobody@weiss.example", Keys.PASSWORD))
            .costs(CODE, (by, on) -> signIn(by, on, Keys.PASSWORD))),
    /** A device that is known is asked for no code. */
    SIGN_IN_ON_A_DEVICE(free("Front.signIn(String,String,String)", (by, on) -> onDevice(by, on, on, Keys.PASSWORD))
            .blindAbroad(
                    "with a device",
                    (by, on) -> onDevice(by, by.own(), on, Keys.PASSWORD).map(SecondStep.class::isInstance))
            .costs(WRONG, (by, on) -> onDevice(by, on, on, Keys.OTHER_PASSWORD))),
    ANSWER_SIGN_IN(free(
                    "Front.answerSignIn(String,String)",
                    (by, on) -> by.front()
                            .answerSignIn(
                                    on.keys().signIn().token(),
                                    on.keys().signIn().code()))
            .abroad(CHALLENGE_OVER)
            .costs(WRONG, (by, on) -> by.front().answerSignIn(on.keys().signIn().token(), "no code"))),
    SEND_NEW_CODE(free(
                    "Front.sendNewCode(String)",
                    (by, on) -> by.front().sendNewCode(on.keys().signIn().token()))
            .abroad(CHALLENGE_OVER)),
    /** The answer is the same for everybody; what differs is whether a mail goes out. */
    RECOVER(free(
                    "Front.recover(String)",
                    (by, on) -> by.front().recover(on.keys().eva().address()))
            .blindAbroad("by mail", Operation::mailsOfRecovery)
            .costs(NOBODY, (by, on) -> by.front().recover("nobody@weiss.example"))),
    RESET_PASSWORD(free(
                    "Front.resetPassword(String,String,String)",
                    (by, on) -> by.front()
                            .resetPassword(
                                    on.keys().links().recovery(), on.keys().word(), Keys.OTHER_PASSWORD))
            .abroad(VerificationReason.LINK_UNKNOWN)
            .costs(
                    WRONG,
                    (by, on) -> by.front()
                            .resetPassword(on.keys().links().recovery(), "BBBBB-22222", Keys.OTHER_PASSWORD))),
    CONFIRM_ADDRESS(free(
                    "Front.confirmAddress(String)",
                    (by, on) -> by.front().confirmAddress(on.keys().links().newAddress()))
            .abroad(VerificationReason.LINK_UNKNOWN)),

    INVITE_ONE(desk(
                    "Invitations.invite(String,UserType)",
                    "invitation.invite",
                    INVITE,
                    (by, on) -> by.desk().invitations().invite("eva@weiss.example", STAFF))
            .repeatable()),
    INVITE_DRAFT(desk(
                    "Invitations.invite(InvitationDraft)",
                    "invitation.invite",
                    INVITE,
                    (by, on) -> by.desk().invitations().invite(draft().named("Eva")))
            .abroad(
                    "to a practice",
                    NOT_FOUND,
                    (by, on) -> by.desk().invitations().invite(draft().toPractice(on.practice())))
            .repeatable()),
    INVITE_LIST(desk(
            "Invitations.inviteAll(AddressList,UserType)",
            "invitation.invite-all",
            INVITE,
            (by, on) -> by.desk()
                    .invitations()
                    .inviteAll(AddressList.text("eva@weiss.example, fay@weiss.example"), STAFF))),
    INVITE_LIST_WATCHED(desk(
            "Invitations.inviteAll(AddressList,UserType,BulkWatcher)",
            "invitation.invite-all",
            INVITE,
            (by, on) ->
                    by.desk().invitations().inviteAll(AddressList.text("eva@weiss.example"), STAFF, progress -> true))),
    WITHDRAW(desk(
                    "Invitations.withdraw(InvitationId)",
                    "invitation.withdraw",
                    INVITE,
                    (by, on) -> by.desk().invitations().withdraw(on.invitation()))
            .abroad(NOT_FOUND)
            .repeatable()),
    RESEND(desk(
                    "Invitations.resend(InvitationId)",
                    "invitation.resend",
                    INVITE,
                    (by, on) -> by.desk().invitations().resend(on.invitation()))
            .abroad(NOT_FOUND)
            .repeatable()),
    RENEW(desk(
                    "Invitations.renew(InvitationId)",
                    "invitation.renew",
                    INVITE,
                    (by, on) -> by.desk().invitations().renew(on.invitation()))
            .abroad(NOT_FOUND)
            .repeatable()),
    REPLACE(desk(
                    "Invitations.replace(InvitationId,InvitationDraft)",
                    "invitation.replace",
                    INVITE,
                    (by, on) -> by.desk().invitations().replace(on.invitation(), draft()))
            .abroad(NOT_FOUND)
            .abroad(
                    "into a practice",
                    NOT_FOUND,
                    (by, on) ->
                            by.desk().invitations().replace(by.own().invitation(), draft().toPractice(on.practice())))
            .repeatable()),
    EDIT_INVITEE(desk(
                    "Invitees.edit(InvitationId,InviteeEdit)",
                    "invitation.edit",
                    MANAGE_USERS,
                    (by, on) -> by.desk()
                            .invitees()
                            .edit(
                                    on.invitation(),
                                    InviteeEdit.none()
                                            .address("edited@weiss.example")
                                            .name("Edited")))
            .abroad(NOT_FOUND)
            .repeatable()),
    GET(desk(
                    "Invitations.get(InvitationId)",
                    "invitation.get",
                    VIEW_USERS,
                    (by, on) -> by.desk().invitations().get(on.invitation()))
            .abroad(NOT_FOUND)),
    LIST(desk(
                    "Invitations.list(Set,InvitationQuery.Order,PageRequest)",
                    "invitation.list",
                    VIEW_USERS,
                    (by, on) -> invitations(by, PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> invitations(by, Things.ONE.after(on.places().invitations())))),
    HISTORY(desk(
                    "Invitations.history(InvitationId,PageRequest)",
                    "invitation.history",
                    VIEW_USERS,
                    (by, on) -> by.desk().invitations().history(on.invitation(), PageRequest.first(10)))
            .abroad(NOT_FOUND)
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> by.desk()
                            .invitations()
                            .history(
                                    by.own().invitation(),
                                    Things.ONE.after(on.places().history())))),

    GET_USER(desk(
                    "Users.get(UserId)",
                    "user.get",
                    VIEW_USERS,
                    (by, on) -> by.desk().users().get(on.user()))
            .abroad(NOT_FOUND)),
    FIND_USER(desk(
                    "Users.find(String)",
                    "user.find",
                    VIEW_USERS,
                    (by, on) -> by.desk().users().find(on.address()))
            .abroad(NOT_FOUND)),
    LIST_USERS(desk(
                    "Users.list(UserFilter,UserQuery.Order,PageRequest)",
                    "user.list",
                    VIEW_USERS,
                    (by, on) -> users(by, PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> users(by, Things.ONE.after(on.places().users())))
            .costs(COUNTED, (by, on) -> users(by, Things.ONE.counting()))),
    LIST_DIRECTORY(desk(
                    "Directory.list(PageRequest)",
                    "directory.list",
                    VIEW_USERS,
                    (by, on) -> by.desk().directory().list(PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> by.desk()
                            .directory()
                            .list(Things.ONE.after(on.places().directory())))),
    SEARCH_DIRECTORY(desk(
                    "Directory.list(DirectoryFilter,PeopleQuery.Order,PageRequest)",
                    "directory.list",
                    VIEW_USERS,
                    (by, on) -> directory(by, PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> directory(by, Things.ONE.after(on.places().directory())))),
    GET_PERSON(desk(
                    "Directory.get(UserId)",
                    "person.get",
                    VIEW_USERS,
                    (by, on) -> by.desk().directory().get(on.people().listed()))
            .abroad(NOT_FOUND)),
    ADD_PERSON(desk(
                    "Directory.add(PersonDraft)",
                    "person.add",
                    MANAGE_USERS,
                    (by, on) -> by.desk().directory().add(person("gil@weiss.example")))
            .repeatable()),
    CHANGE_PERSON(desk(
                    "Directory.change(UserId,PersonDraft)",
                    "person.change",
                    MANAGE_USERS,
                    (by, on) -> by.desk().directory().change(on.people().listed(), person("hal@weiss.example")))
            .abroad(NOT_FOUND)),
    MAKE_USER(desk(
                    "Directory.makeUser(UserId,AccountDraft)",
                    "person.make-user",
                    MANAGE_USERS,
                    (by, on) -> by.desk()
                            .directory()
                            .makeUser(
                                    on.people().listed(),
                                    AccountDraft.standard().at("ian@weiss.example")))
            .abroad(NOT_FOUND)
            .abroad(
                    "at a practice",
                    NOT_FOUND,
                    (by, on) -> by.desk()
                            .directory()
                            .makeUser(
                                    by.own().people().listed(),
                                    AccountDraft.standard()
                                            .at("ian@weiss.example")
                                            .toPractice(on.practice())))),
    DEACTIVATE_PERSON(desk(
                    "Directory.deactivate(UserId)",
                    "person.deactivate",
                    MANAGE_USERS,
                    (by, on) -> by.desk().directory().deactivate(on.people().active()))
            .abroad(NOT_FOUND)),
    REACTIVATE_PERSON(desk(
                    "Directory.reactivate(UserId)",
                    "person.reactivate",
                    MANAGE_USERS,
                    (by, on) -> by.desk().directory().reactivate(on.people().retired()))
            .abroad(NOT_FOUND)),
    LOCK(desk(
                    "Users.lock(UserId)",
                    "user.lock",
                    UNLOCK_USERS,
                    (by, on) -> by.desk().users().lock(on.people().active()))
            .abroad(NOT_FOUND)),
    UNLOCK(desk(
                    "Users.unlock(UserId)",
                    "user.unlock",
                    UNLOCK_USERS,
                    (by, on) -> by.desk().users().unlock(on.people().locked()))
            .abroad(NOT_FOUND)),
    DEACTIVATE(desk(
                    "Users.deactivate(UserId)",
                    "user.deactivate",
                    MANAGE_USERS,
                    (by, on) -> by.desk().users().deactivate(on.people().active()))
            .abroad(NOT_FOUND)),
    REACTIVATE(desk(
                    "Users.reactivate(UserId)",
                    "user.reactivate",
                    REACTIVATE_USERS,
                    (by, on) -> by.desk().users().reactivate(on.people().inactive()))
            .abroad(NOT_FOUND)),
    OWNED(desk(
                    "Lifecycle.owned(UserId)",
                    "user.owned",
                    VIEW_USERS,
                    (by, on) -> by.desk().lifecycle().owned(on.people().active()))
            .abroad(NOT_FOUND)),
    DEACTIVATE_MANY(desk(
                    "Lifecycle.deactivateAll(List)",
                    "user.deactivate-all",
                    MANAGE_USERS,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .deactivateAll(List.of(on.people().active())))
            .abroad(
                    "one by one",
                    NOT_FOUND,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .deactivateAll(List.of(on.people().active()))
                            .then(report -> report.answers().get(0).outcome()))),
    DEACTIVATE_MANY_WATCHED(desk(
                    "Lifecycle.deactivateAll(List,BulkWatcher)",
                    "user.deactivate-all",
                    MANAGE_USERS,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .deactivateAll(List.of(on.people().active()), progress -> true))
            .abroad(
                    "one by one",
                    NOT_FOUND,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .deactivateAll(List.of(on.people().active()), progress -> true)
                            .then(report -> report.answers().get(0).outcome()))),
    REACTIVATE_MANY(desk(
                    "Lifecycle.reactivateAll(List)",
                    "user.reactivate-all",
                    REACTIVATE_USERS,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .reactivateAll(List.of(on.people().inactive())))
            .abroad(
                    "one by one",
                    NOT_FOUND,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .reactivateAll(List.of(on.people().inactive()))
                            .then(report -> report.answers().get(0).outcome()))),
    REACTIVATE_MANY_WATCHED(desk(
                    "Lifecycle.reactivateAll(List,BulkWatcher)",
                    "user.reactivate-all",
                    REACTIVATE_USERS,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .reactivateAll(List.of(on.people().inactive()), progress -> true))
            .abroad(
                    "one by one",
                    NOT_FOUND,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .reactivateAll(List.of(on.people().inactive()), progress -> true)
                            .then(report -> report.answers().get(0).outcome()))),
    LIST_OPEN_DEACTIVATIONS(desk(
                    "Lifecycle.openDeactivations(PageRequest)",
                    "deactivation.list",
                    VIEW_USERS,
                    (by, on) -> by.desk().lifecycle().openDeactivations(PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> by.desk()
                            .lifecycle()
                            .openDeactivations(Things.ONE.after(on.places().openDeactivations())))),
    VERIFY_DEACTIVATION(desk(
                    "Lifecycle.verifyDeactivation(UserId,DeactivationRequestId)",
                    "deactivation.verify",
                    VERIFY_DEACTIVATIONS,
                    (by, on) -> by.support()
                            .lifecycle()
                            .verifyDeactivation(
                                    on.people().waiting().user(),
                                    on.people().waiting().request()))
            .abroad(NOT_FOUND)
            .abroad(
                    "of the own user",
                    NOT_FOUND,
                    (by, on) -> by.support()
                            .lifecycle()
                            .verifyDeactivation(
                                    by.own().people().waiting().user(),
                                    on.people().waiting().request()))),
    REJECT_DEACTIVATION(desk(
                    "Lifecycle.rejectDeactivation(UserId,DeactivationRequestId)",
                    "deactivation.reject",
                    VERIFY_DEACTIVATIONS,
                    (by, on) -> by.support()
                            .lifecycle()
                            .rejectDeactivation(
                                    on.people().waiting().user(),
                                    on.people().waiting().request()))
            .abroad(NOT_FOUND)),
    CLOSE_USER(desk(
                    "Users.close(UserId)",
                    "user.close",
                    MANAGE_USERS,
                    (by, on) -> by.desk().users().close(on.people().active()))
            .abroad(NOT_FOUND)),
    CHANGE_ROLES(desk(
                    "Users.changeRoles(UserId,Set)",
                    "user.roles",
                    GRANT_ROLES,
                    (by, on) -> by.desk().users().changeRoles(on.people().active(), Set.of(OFFICE_ADMINISTRATOR)))
            .abroad(NOT_FOUND)),
    CHANGE_ADDRESS_OF_A_USER(desk(
                    "Users.changeAddress(UserId,String,String)",
                    "user.address-set",
                    MANAGE_USERS,
                    (by, on) -> by.desk()
                            .users()
                            .changeAddress(on.people().active(), "moved@weiss.example", Offices.PASSWORD))
            .abroad(NOT_FOUND)),
    RENAME_USER(desk(
                    "Users.rename(UserId,String)",
                    "user.rename",
                    MANAGE_USERS,
                    (by, on) -> by.desk().users().rename(on.people().active(), "Renamed"))
            .abroad(NOT_FOUND)),
    DEMAND_SECOND_STEP(desk(
                    "Registrations.demandSecondStep(UserId,boolean)",
                    "user.demand-second-step",
                    MANAGE_USERS,
                    (by, on) -> by.desk()
                            .registrations()
                            .demandSecondStep(on.people().active(), true))
            .abroad(NOT_FOUND)),
    ASSIGNMENTS(desk(
                    "Assignments.of(UserId)",
                    "user.assignments",
                    VIEW_USERS,
                    (by, on) -> by.desk().assignments().of(on.people().active()))
            .abroad(NOT_FOUND)),
    ASSIGN_PRACTICE(desk(
                    "Assignments.assign(UserId,PracticeId,ValidityDraft)",
                    "user.assign-practice",
                    MANAGE_USERS,
                    (by, on) -> by.desk()
                            .assignments()
                            .assign(
                                    on.people().active(),
                                    on.practice(),
                                    ValidityDraft.always().from(Instant.EPOCH)))
            .abroad(NOT_FOUND)),
    END_PRACTICE(desk(
                    "Assignments.end(UserId,PracticeId)",
                    "user.end-practice",
                    MANAGE_USERS,
                    (by, on) -> by.desk().assignments().end(on.people().active(), on.practice()))
            .abroad(NOT_FOUND)),
    GRANT_PRACTICE_ROLE(desk(
                    "Assignments.grantRole(UserId,Role,PracticeId,ValidityDraft)",
                    "user.grant-practice-role",
                    GRANT_ROLES,
                    (by, on) -> by.desk()
                            .assignments()
                            .grantRole(
                                    on.people().active(), OFFICE_ADMINISTRATOR, on.practice(), ValidityDraft.always()))
            .abroad(NOT_FOUND)),
    REVOKE_PRACTICE_ROLE(desk(
                    "Assignments.revokeRole(UserId,Role,PracticeId)",
                    "user.revoke-practice-role",
                    GRANT_ROLES,
                    (by, on) -> by.desk()
                            .assignments()
                            .revokeRole(on.people().locked(), OFFICE_ADMINISTRATOR, on.practice()))
            .abroad(NOT_FOUND)),
    GRANT_ROLE(desk(
                    "Assignments.grantRole(UserId,Role,ValidityDraft)",
                    "user.grant-role",
                    GRANT_ROLES,
                    (by, on) -> by.desk()
                            .assignments()
                            .grantRole(on.people().active(), OFFICE_ADMINISTRATOR, ValidityDraft.always()))
            .abroad(NOT_FOUND)),
    REVOKE_ROLE(desk(
                    "Assignments.revokeRole(UserId,Role)",
                    "user.revoke-role",
                    GRANT_ROLES,
                    (by, on) -> by.desk().assignments().revokeRole(on.people().inactive(), OFFICE_ADMINISTRATOR))
            .abroad(NOT_FOUND)),
    LIMIT_USER(desk(
                    "Assignments.limit(UserId,ValidityDraft)",
                    "user.limit",
                    MANAGE_USERS,
                    (by, on) -> by.desk()
                            .assignments()
                            .limit(on.people().active(), ValidityDraft.always().from(Instant.EPOCH)))
            .abroad(NOT_FOUND)),
    FIND_EXTERNAL_ID(desk(
                    "ExternalIds.find(String)",
                    "user.find",
                    VIEW_USERS,
                    (by, on) -> by.desk().externalIds().find(on.externalId()))
            .abroad(NOT_FOUND)),
    ASSIGN_EXTERNAL_ID(desk(
                    "ExternalIds.assign(UserId,String)",
                    "user.assign-external-id",
                    MANAGE_USERS,
                    (by, on) -> by.desk().externalIds().assign(on.people().active(), "HR-7"))
            .abroad(NOT_FOUND)),
    REMOVE_EXTERNAL_ID(desk(
                    "ExternalIds.remove(UserId)",
                    "user.remove-external-id",
                    MANAGE_USERS,
                    (by, on) -> by.desk().externalIds().remove(on.people().active()))
            .abroad(NOT_FOUND)),
    ATTRIBUTES(desk(
                    "Attributes.of(UserId)",
                    "user.attributes",
                    VIEW_USERS,
                    (by, on) -> by.desk().attributes().of(on.people().active()))
            .abroad(NOT_FOUND)),
    ATTRIBUTES_OF_MANY(desk(
                    "Attributes.of(Collection)",
                    "user.attributes",
                    VIEW_USERS,
                    (by, on) -> by.desk().attributes().of(Set.of(on.people().active())))
            .abroad(
                    "of nobody",
                    NOT_FOUND,
                    (by, on) -> by.desk()
                            .attributes()
                            .of(Set.of(on.people().active()))
                            .then(found -> found.isEmpty() ? Outcome.refused(NOT_FOUND) : Outcome.done(found)))),
    CHANGE_ATTRIBUTES(desk(
                    "Attributes.change(UserId,AttributeChange)",
                    "user.change-attributes",
                    MANAGE_USERS,
                    (by, on) -> by.desk().attributes().change(on.people().active(), Things.ATTRIBUTES))
            .abroad(NOT_FOUND)),
    END_SESSIONS(desk(
                    "Users.endSessions(UserId)",
                    "user.end-sessions",
                    MANAGE_USERS,
                    (by, on) -> by.desk().users().endSessions(on.people().active()))
            .abroad(NOT_FOUND)),

    /** Callers get an answer and no refusal: that something is denied is the answer. */
    DECIDE(free(
                    "Permissions.decide(Permission,UserId)",
                    (by, on) -> by.desk()
                            .permissions()
                            .decide(ACCESS_DATA, on.people().inactive()))
            .abroad(NOT_FOUND)),
    EXPLAIN(desk(
                    "Permissions.explain(Permission,UserId)",
                    "user.explain-permission",
                    MANAGE_USERS,
                    (by, on) ->
                            by.desk().permissions().explain(INVITE, on.people().active()))
            .abroad(NOT_FOUND)),
    PERMISSIONS(desk(
                    "Permissions.of(UserId)",
                    "user.permissions",
                    MANAGE_USERS,
                    (by, on) -> by.desk().permissions().of(on.people().active()))
            .abroad(NOT_FOUND)),
    CHANGE_TYPE(desk(
                    "Permissions.changeType(UserId,UserType)",
                    "user.type",
                    GRANT_PERMISSIONS,
                    (by, on) -> by.desk().permissions().changeType(on.people().active(), GUEST))
            .abroad(NOT_FOUND)),
    CHANGE_TITLE(desk(
                    "Permissions.changeTitle(UserId,Optional)",
                    "user.title",
                    GRANT_PERMISSIONS,
                    (by, on) -> by.desk().permissions().changeTitle(on.people().active(), Optional.of(Things.TITLE)))
            .abroad(NOT_FOUND)),
    GRANT(desk(
                    "Permissions.grant(UserId,Permission)",
                    "user.grant",
                    GRANT_PERMISSIONS,
                    (by, on) -> by.desk().permissions().grant(on.people().active(), Things.SINGLE))
            .abroad(NOT_FOUND)),
    WITHDRAW_GRANT(desk(
                    "Permissions.withdrawGrant(UserId,Permission)",
                    "user.withdraw-grant",
                    GRANT_PERMISSIONS,
                    (by, on) ->
                            by.desk().permissions().withdrawGrant(on.people().locked(), Things.SINGLE))
            .abroad(NOT_FOUND)),
    DENY(desk(
                    "Permissions.deny(UserId,Permission)",
                    "user.deny",
                    GRANT_PERMISSIONS,
                    (by, on) -> by.desk().permissions().deny(on.people().active(), Things.SINGLE))
            .abroad(NOT_FOUND)),
    WITHDRAW_DENIAL(desk(
                    "Permissions.withdrawDenial(UserId,Permission)",
                    "user.withdraw-denial",
                    GRANT_PERMISSIONS,
                    (by, on) ->
                            by.desk().permissions().withdrawDenial(on.people().locked(), Things.SINGLE))
            .abroad(NOT_FOUND)),
    /** The answer is the same for a user of another organization and for an unknown id. */
    RECIPIENT(own(
                    "Permissions.recipient(String)",
                    "user.recipient",
                    (by, on) ->
                            by.desk().permissions().recipient(on.keys().eva().address()))
            .abroad(NO_RECIPIENT)),
    RECIPIENT_BY_ID(own(
                    "Permissions.recipient(UserId)",
                    "user.recipient",
                    (by, on) -> by.desk()
                            .permissions()
                            .recipient(on.keys().eva().signedIn().session().user()))
            .abroad(
                    "of a user",
                    NO_RECIPIENT,
                    (by, on) -> by.desk().permissions().recipient(on.people().active()))),

    CUSTOM_ROLES(desk(
            "CustomRoles.all()",
            "customrole.all",
            VIEW_USERS,
            (by, on) -> by.desk().customRoles().all())),
    COMPOSE_ROLE(desk(
            "CustomRoles.compose(CustomRoleDraft)",
            "customrole.compose",
            GRANT_ROLES,
            (by, on) -> by.desk().customRoles().compose(new CustomRoleDraft("Another", Set.of(GRANT_ROLES))))),
    CHANGE_ROLE(desk(
            "CustomRoles.change(Role,int,CustomRoleDraft)",
            "customrole.change",
            GRANT_ROLES,
            (by, on) ->
                    by.desk().customRoles().change(Things.CUSTOM_ROLE, 1, new CustomRoleDraft("Changed", Set.of())))),
    RETIRE_ROLE(desk(
            "CustomRoles.retire(Role)",
            "customrole.retire",
            GRANT_ROLES,
            (by, on) -> by.desk().customRoles().retire(Things.CUSTOM_ROLE))),

    MODULES_OF_A_USER(desk(
                    "ProductModules.of(UserId)",
                    "user.modules",
                    VIEW_USERS,
                    (by, on) -> by.desk().modules().of(on.user()))
            .abroad(NOT_FOUND)),
    ADD_MODULES(desk(
                    "ProductModules.add(UserId,Set)",
                    "user.add-modules",
                    ASSIGN_MODULES,
                    (by, on) -> by.desk().modules().add(on.user(), Set.of(Things.MODULE)))
            .abroad(NOT_FOUND)),
    REMOVE_MODULES(desk(
                    "ProductModules.remove(UserId,Set)",
                    "user.remove-modules",
                    ASSIGN_MODULES,
                    (by, on) -> by.desk().modules().remove(on.user(), Set.of(Things.HELD_MODULE)))
            .abroad(NOT_FOUND)),
    MODULES_AT_A_PRACTICE(desk(
                    "ProductModules.at(PracticeId)",
                    "practice.modules",
                    VIEW_USERS,
                    (by, on) -> by.desk().modules().at(on.practice()))
            .abroad(NOT_FOUND)),
    SWITCH_ON_MODULES(desk(
                    "ProductModules.switchOn(PracticeId,Set)",
                    "practice.switch-on-modules",
                    SWITCH_MODULES,
                    (by, on) -> by.desk().modules().switchOn(on.practice(), Set.of(Things.OTHER_MODULE)))
            .abroad(NOT_FOUND)),
    SWITCH_OFF_MODULES(desk(
                    "ProductModules.switchOff(PracticeId,Set)",
                    "practice.switch-off-modules",
                    SWITCH_MODULES,
                    (by, on) -> by.desk().modules().switchOff(on.practice(), Set.of(Things.MODULE)))
            .abroad(NOT_FOUND)),

    SEAT_POOLS(desk(
            "Seats.pools()",
            "seat.pools",
            VIEW_USERS,
            (by, on) -> by.desk().seats().pools())),
    ADD_SEATS(desk(
            "Seats.add(SeatPoolName,int)",
            "seat.add",
            Permission.ADD_SEATS,
            (by, on) -> by.desk().seats().add(Things.POOL, 2))),
    RETIRE_SEATS(desk(
            "Seats.retire(SeatPoolName,int)",
            "seat.retire",
            Permission.ADD_SEATS,
            (by, on) -> by.desk().seats().retire(Things.POOL, 1))),
    ASK_FOR_MORE_SEATS(desk(
            "Seats.askForMore(SeatPoolName,int)",
            "seat.ask-for-more",
            MANAGE_SEATS,
            (by, on) -> by.desk().seats().askForMore(Things.POOL, 5))),
    ASSIGN_SEAT(desk(
                    "Seats.assign(UserId)",
                    "seat.assign",
                    MANAGE_SEATS,
                    (by, on) -> by.desk().seats().assign(on.people().licensed().unseated()))
            .abroad(NOT_FOUND)),
    RELEASE_SEAT(desk(
                    "Seats.release(UserId)",
                    "seat.release",
                    MANAGE_SEATS,
                    (by, on) -> by.desk().seats().release(on.people().licensed().seated()))
            .abroad(NOT_FOUND)),
    SEAT_LEDGER(desk(
                    "Seats.ledger(PageRequest)",
                    "seat.ledger",
                    MANAGE_SEATS,
                    (by, on) -> by.desk().seats().ledger(PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> by.desk()
                            .seats()
                            .ledger(Things.ONE.after(on.places().seatEntries())))),
    RECONCILE_SEATS(desk(
            "Seats.reconcile()",
            "seat.reconcile",
            MANAGE_SEATS,
            (by, on) -> by.desk().seats().reconcile())),

    CREATE_API_KEY(desk(
            "ApiKeys.create(ApiKeyDraft,String)",
            "apikey.create",
            MANAGE_API_KEYS,
            (by, on) -> by.desk()
                    .apiKeys()
                    .create(ApiKeyDraft.of("Directory", Set.of(MANAGE_API_KEYS)), Offices.PASSWORD))),
    GET_API_KEY(desk(
                    "ApiKeys.get(ApiKeyId)",
                    "apikey.get",
                    MANAGE_API_KEYS,
                    (by, on) -> by.desk().apiKeys().get(on.people().apiKey()))
            .abroad(NOT_FOUND)),
    LIST_API_KEYS(desk(
                    "ApiKeys.list(Set,PageRequest)",
                    "apikey.list",
                    MANAGE_API_KEYS,
                    (by, on) -> by.desk().apiKeys().list(Set.of(), PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> by.desk()
                            .apiKeys()
                            .list(Set.of(), Things.ONE.after(on.places().apiKeys())))),
    REVOKE_API_KEY(desk(
                    "ApiKeys.revoke(ApiKeyId)",
                    "apikey.revoke",
                    MANAGE_API_KEYS,
                    (by, on) -> by.desk().apiKeys().revoke(on.people().apiKey()))
            .abroad(NOT_FOUND)),

    BILLING_PROFILE(desk(
            "Billing.profile()",
            "billing.profile",
            Permission.MANAGE_BILLING,
            (by, on) -> by.desk().billing().profile())),
    CHANGE_BILLING_PROFILE(desk(
            "Billing.changeProfile(long,BillingProfileDraft)",
            "billing.change-profile",
            Permission.MANAGE_BILLING,
            (by, on) -> by.desk().billing().changeProfile(0, Things.BUYER))),

    CURRENT_TERMS(own(
            "Terms.current()", "terms.current", (by, on) -> by.desk().terms().current())),
    ACCEPT_TERMS(own(
            "Terms.accept(TermsVersion)",
            "terms.accept",
            (by, on) -> by.desk().terms().accept(Things.TERMS))),
    ACCEPTED_TERMS(desk(
                    "Terms.acceptedBy(UserId)",
                    "terms.accepted-by",
                    VIEW_USERS,
                    (by, on) -> by.desk().terms().acceptedBy(on.people().active()))
            .abroad(NOT_FOUND)),

    GET_ACCOUNT(own("Account.get()", "user.get", (by, on) -> by.account().get())),
    RENAME_ACCOUNT(
            own("Account.rename(String)", "user.name", (by, on) -> by.account().rename("Renamed"))),
    CHANGE_PASSWORD(own(
                    "Account.changePassword(String,String)",
                    "user.password",
                    (by, on) -> by.account().changePassword(Keys.PASSWORD, Keys.OTHER_PASSWORD))
            .costs(WRONG, (by, on) -> by.account().changePassword("wrong wrong wrong", Keys.OTHER_PASSWORD))),
    CHANGE_ADDRESS(own(
            "Account.changeAddress(String,String)",
            "user.address-ask",
            (by, on) -> by.account().changeAddress("elsewhere@weiss.example", Keys.PASSWORD))),
    REAUTHENTICATE(own(
                    "Account.reauthenticate(String)",
                    "session.reauthenticate",
                    (by, on) -> by.account().reauthenticate(Keys.PASSWORD))
            .costs(WRONG, (by, on) -> by.account().reauthenticate("wrong wrong wrong"))),
    SESSIONS(own("Account.sessions()", "session.list", (by, on) -> by.account().sessions())),
    END_SESSION(own(
                    "Account.endSession(SessionId)",
                    "session.end",
                    (by, on) -> by.account()
                            .endSession(on.keys().eva().signedIn().session().id()))
            .abroad(NOT_FOUND)),
    END_ALL_SESSIONS(own(
            "Account.endAllSessions()",
            "session.end-all",
            (by, on) -> by.account().endAllSessions())),
    SIGN_OUT(own(
            "Account.signOut()", "session.sign-out", (by, on) -> by.account().signOut())),
    WAITING(own(
            "Account.waiting()", "invitation.waiting", (by, on) -> by.account().waiting())),
    ACCEPT(own(
                    "Account.accept(OrganizationId,InvitationId,String,String)",
                    "invitation.accept-waiting",
                    (by, on) -> by.account()
                            .accept(
                                    on.keys().waiting().organization(),
                                    on.keys().waiting().invitation(),
                                    on.keys().waiting().word(),
                                    Keys.PASSWORD))
            .abroad(LINK_UNKNOWN)),

    OPEN_PRACTICE(desk(
                    "Practices.open(String)",
                    "practice.open",
                    MANAGE_PRACTICES,
                    (by, on) -> by.desk().practices().open("Third floor"))
            .repeatable()),
    LIST_PRACTICES(desk(
                    "Practices.list(Set,PageRequest)",
                    "practice.list",
                    VIEW_USERS,
                    (by, on) -> by.desk().practices().list(Set.of(), PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> by.desk()
                            .practices()
                            .list(Set.of(), Things.ONE.after(on.places().practices())))),
    RENAME_PRACTICE(desk(
                    "Practices.rename(PracticeId,String)",
                    "practice.rename",
                    MANAGE_PRACTICES,
                    (by, on) -> by.desk().practices().rename(on.practice(), "AddressesInUse floor"))
            .abroad(NOT_FOUND)),
    DEACTIVATE_PRACTICE(desk(
                    "Practices.deactivate(PracticeId)",
                    "practice.deactivate",
                    MANAGE_PRACTICES,
                    (by, on) -> by.desk().practices().deactivate(on.practice()))
            .abroad(NOT_FOUND)),
    REACTIVATE_PRACTICE(desk(
                    "Practices.reactivate(PracticeId)",
                    "practice.reactivate",
                    MANAGE_PRACTICES,
                    (by, on) -> by.desk().practices().reactivate(on.practices().inactive()))
            .abroad(NOT_FOUND)),
    SHOW_CODE_WORD(desk(
                    "Practices.showCodeWord(PracticeId)",
                    "practice.show-code-word",
                    MANAGE_USERS,
                    (by, on) -> by.desk().practices().showCodeWord(on.practice()))
            .abroad(NOT_FOUND)),
    RENEW_CODE_WORD(desk(
                    "Practices.renewCodeWord(PracticeId)",
                    "practice.code-word",
                    MANAGE_USERS,
                    (by, on) -> by.desk().practices().renewCodeWord(on.practice()))
            .abroad(NOT_FOUND)),
    CHOOSE_CODE_WORD(desk(
                    "Practices.chooseCodeWord(PracticeId,String)",
                    "practice.code-word",
                    MANAGE_USERS,
                    (by, on) -> by.desk().practices().chooseCodeWord(on.practice(), "rose4garden"))
            .abroad(NOT_FOUND)),
    READ_JOURNAL_PAGE(desk(
                    "Journal.read(JournalQuery.Filter,JournalQuery.Order,PageRequest)",
                    "audit.read",
                    READ_JOURNAL,
                    (by, on) -> journal(by, JournalQuery.Filter.all(), PageRequest.first(10)))
            .abroad(
                    "after",
                    CURSOR_NOT_FOUND,
                    (by, on) -> journal(
                            by,
                            JournalQuery.Filter.all(),
                            Things.ONE.after(on.places().journal())))
            .blindAbroad(
                    "about",
                    (by, on) -> journal(
                            by, JournalQuery.Filter.about(on.invitation().uuid()), PageRequest.first(10)))),
    VERIFY(desk(
                    "Journal.verify(Id)",
                    "audit.verify",
                    READ_JOURNAL,
                    (by, on) -> by.desk().journal().verify(on.invitation()))
            .abroad(NOT_FOUND)),

    OPEN(free(
            "Operations.open(String,String)",
            (by, on) -> by.roster().operations().open("Dental", "eva@dental.example"))),
    OPEN_ONCE(free(
            "Operations.open(Opening)",
            (by, on) -> by.roster().operations().once("signup").open(Opening.of("Dental", "eva@dental.example")))),
    CLOSE(free(
            "Operations.close(OrganizationId)",
            (by, on) -> by.roster().operations().close(by.organization()))),
    POLICIES(free(
            "OrganizationPolicies.get()",
            (by, on) -> by.roster().operations().policies(by.organization()).get())),
    OVERRIDE(free("OrganizationPolicies.override(long,PolicyOverrides)", Operation::override)),
    IMPORT_USER(free(
            "Operations.importUser(OrganizationId,UserImport)",
            (by, on) -> by.roster()
                    .operations()
                    .importUser(by.organization(), UserImport.of("cleo@weiss.example", STAFF)))),
    SIGN_IN_EXTERNALLY(free(
                    "Operations.signInExternally(OrganizationId,UserId)",
                    (by, on) -> by.roster().operations().signInExternally(by.organization(), on.user()))
            .abroad(NOT_FOUND)),
    DISPATCH(free(
                    "Operations.dispatch(int)",
                    (by, on) -> Outcome.done(by.roster().operations().dispatch(10)))
            .uncounted()),
    EXPIRE(free(
                    "Operations.expire(int)",
                    (by, on) -> Outcome.done(by.roster().operations().expire(10)))
            .uncounted()),
    PURGE(free(
                    "Operations.purge(int)",
                    (by, on) -> Outcome.done(by.roster().operations().purge(10)))
            .uncounted()),
    HEALTH(free(
                    "Operations.health()",
                    (by, on) -> Outcome.done(by.roster().operations().health()))
            .uncounted()),
    BACKLOG(free(
                    "Outbox.backlog()",
                    (by, on) -> Outcome.done(by.roster().operations().outbox().backlog()))
            .uncounted()),
    DEAD_LETTERS(free(
                    "Outbox.deadLetters(Optional,int)",
                    (by, on) -> Outcome.done(by.roster().operations().outbox().deadLetters(Optional.empty(), 10)))
            .uncounted()),
    REQUEUE(free("Outbox.requeue(OrganizationId,MessageId)", Operation::requeue)
            .blindAbroad("", Operation::requeue)
            .uncounted());

    private final Entry entry;

    Operation(Entry entry) {
        this.entry = entry;
    }

    /** The operations of a desk that take a permission. */
    static Stream<Operation> ofADesk() {
        return Stream.of(values())
                .filter(operation -> operation.entry.permission().isPresent());
    }

    /** The operations of the own account. */
    static Stream<Operation> ofTheOwnAccount() {
        return Stream.of(values())
                .filter(operation -> operation.entry.act().isPresent()
                        && operation.entry.permission().isEmpty());
    }

    /** The operations in the matrix of repetitions. */
    static Stream<Operation> repeatable() {
        return Stream.of(values()).filter(operation -> operation.entry.isRepeatable());
    }

    /** What takes something that another organization may have. */
    static Stream<Trespass> trespasses() {
        return Stream.of(values())
                .flatMap(operation -> operation.entry.abroad().stream()
                        .map(abroad -> new Trespass(operation, abroad.how(), abroad.answer(), abroad.call())));
    }

    /** What has a budget. */
    static Stream<Costly> costly() {
        return Stream.of(values())
                .flatMap(operation -> operation.entry.costs().stream()
                        .map(cost -> new Costly(operation, cost.variant(), cost.call())));
    }

    private static Outcome<?> override(Visitor by, Things on) {
        var policies = by.roster().operations().policies(by.organization());
        return policies.get()
                .then(now ->
                        policies.override(now.version(), PolicyOverrides.none().minPasswordLength(20)));
    }

    /** The operation as {@code operations.csv} names it. */
    String signature() {
        return entry.signature();
    }

    /** What the journal calls it. */
    String act() {
        return entry.act().orElseThrow();
    }

    Permission permission() {
        return entry.permission().orElseThrow();
    }

    /** The desk of that office at which it may be done: that of the owner or, for what only support may, of support. */
    Desk deskIn(Office office) {
        return isOfSupport() ? office.support() : office.desk();
    }

    /** Whether only support may do it. */
    boolean isOfSupport() {
        return entry.permission().filter(Permission::isOfSupport).isPresent();
    }

    /** Those things, with what the operation needs besides and others do not. */
    Things on(Things things, Office office, Kit kit) {
        return isOfSupport() ? things.with(People.Waiting.in(office, kit.roster())) : things;
    }

    /** Carries it out at that desk. */
    Outcome<?> at(Desk desk, Things things) {
        return entry.call().by(Visitor.at(desk), things);
    }

    private static PersonDraft person(String address) {
        return PersonDraft.of("Gil", STAFF).at(address);
    }

    private static InvitationDraft draft() {
        return InvitationDraft.to("eva@weiss.example", STAFF);
    }

    private static Outcome<?> register(Visitor by, Things on) {
        return by.front().register(on.keys().links().join(), on.keys().word(), Keys.PASSWORD);
    }

    private static Outcome<?> signIn(Visitor by, Things on, String password) {
        return by.front().signIn(on.keys().eva().address(), password);
    }

    private static Outcome<?> onDevice(Visitor by, Things address, Things device, String password) {
        return by.front()
                .signIn(
                        address.keys().eva().address(),
                        password,
                        device.keys().eva().device());
    }

    private static Outcome<?> mailsOfRecovery(Visitor by, Things on) {
        int before = by.kit().mail().all().size();
        return by.front()
                .recover(on.keys().eva().address())
                .map(asked -> by.kit().mail().all().size() - before);
    }

    private static Outcome<?> invitations(Visitor by, PageRequest page) {
        return by.desk().invitations().list(Set.of(), InvitationQuery.Order.NEWEST_FIRST, page);
    }

    private static Outcome<?> users(Visitor by, PageRequest page) {
        return by.desk().users().list(UserFilter.of(UserStatus.ACTIVE), UserQuery.Order.ADDRESS, page);
    }

    private static Outcome<?> directory(Visitor by, PageRequest page) {
        return by.desk().directory().list(DirectoryFilter.all(), PeopleQuery.Order.ADDRESS, page);
    }

    private static Outcome<?> journal(Visitor by, JournalQuery.Filter filter, PageRequest page) {
        return by.desk().journal().read(filter, JournalQuery.Order.NEWEST_FIRST, page);
    }

    private static Outcome<?> requeue(Visitor by, Things on) {
        return Outcome.done(by.roster().operations().outbox().requeue(by.organization(), on.deadLetter()));
    }
}

package io.rosterkit.engine.customrole;

import io.rosterkit.customrole.CustomRoleDetails;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.customrole.CustomRoleReceipt;
import io.rosterkit.customrole.CustomRoles;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.CustomRoleSet.CustomRole;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Composes, changes and retires the roles of an organization. All calls share one instance. Thread-safe. */
public final class CustomRoleEngine {

    private static final String COMPOSE = "customrole.compose";
    private static final String CHANGE = "customrole.change";
    private static final String RETIRE = "customrole.retire";

    private static final ResultCodec<CustomRoleReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> receipt.role() + " " + receipt.version(),
            text -> new CustomRoleReceipt(
                    new Role(text.substring(0, text.indexOf(' '))),
                    Integer.parseInt(text.substring(text.indexOf(' ') + 1))));

    private static final ResultCodec<Role> ROLE_CODEC = ResultCodec.of(Role::code, Role::new);

    private final OperationRunner runner;
    private final Gate gate;
    private final Profiles profiles;
    private final OrganizationStore organizations;
    private final UserStore users;
    private final JournalWriter journalWriter;
    private final NameCheck nameCheck;

    public CustomRoleEngine(
            OperationRunner runner,
            Gate gate,
            Profiles profiles,
            OrganizationStore organizations,
            UserStore users,
            JournalWriter journalWriter,
            NameCheck nameCheck) {
        this.runner = runner;
        this.gate = gate;
        this.profiles = profiles;
        this.organizations = organizations;
        this.users = users;
        this.journalWriter = journalWriter;
        this.nameCheck = nameCheck;
    }

    /** The roles of the organization for one caller. */
    public CustomRoles at(Call call) {
        return new BoundCustomRoles(call, this);
    }

    Outcome<List<CustomRoleDetails>> all(Call call) {
        return runner.query(call, Operation.of("customrole.all", organization(call)), now -> {
            AccessState access = users.access(call.viewer());
            OrganizationRoles roles = OrganizationRoles.of(profiles, access);
            return gate.admit(call, access, Permission.VIEW_USERS)
                    .map(caller -> roles.custom().roles().stream()
                            .map(role -> CustomRoleRules.details(roles, role))
                            .toList());
        });
    }

    Outcome<CustomRoleReceipt> compose(Call call, CustomRoleDraft draft) {
        Arguments.required("draft", draft);
        return Names.parse(draft.name())
                .then(name -> perform(
                        call,
                        Operation.of(COMPOSE, organization(call), name.text(), new TreeSet<>(draft.permissions())),
                        RECEIPT_CODEC,
                        found -> decideComposing(call, found, name, draft.permissions())));
    }

    Outcome<CustomRoleReceipt> change(Call call, Role role, int version, CustomRoleDraft draft) {
        Arguments.required("role", role, "draft", draft);
        return Names.parse(draft.name())
                .then(name -> perform(
                        call,
                        Operation.of(
                                CHANGE,
                                organization(call),
                                role,
                                version,
                                name.text(),
                                new TreeSet<>(draft.permissions())),
                        RECEIPT_CODEC,
                        found -> CustomRoleRules.find(found.row().customRoles(), role)
                                .then(before -> CustomRoleRules.checkVersion(before, version))
                                .then(before ->
                                        decideChange(call, found, before, before.changed(name, draft.permissions())))));
    }

    Outcome<Role> retire(Call call, Role role) {
        Arguments.required("role", role);
        return perform(
                call,
                Operation.of(RETIRE, organization(call), role),
                ROLE_CODEC,
                found -> CustomRoleRules.find(found.row().customRoles(), role)
                        .then(before -> checkHeld(call, found.access(), allowed(found, before))
                                .map(held -> written(
                                        found,
                                        JournalEvent.done(RETIRE, CustomRoleRules.facts(before)),
                                        found.row().customRoles().retire(before.number()),
                                        role))));
    }

    private record Found(Author author, AccessState access, Organization row) {}

    private <T> Outcome<T> perform(
            Call call, Operation operation, ResultCodec<T> codec, Function<Found, Outcome<Decision<T>>> decide) {
        return runner.perform(call, operation, codec, now -> find(call, now).then(decide));
    }

    /**
     * The organization is read before the caller. So what the caller holds by such roles is of the version of the
     * organization that is compared, or the change is decided again.
     */
    private Outcome<Found> find(Call call, Instant now) {
        Optional<Organization> row = organizations.find(call.organization());
        AccessState access = users.access(call.viewer());
        return gate.admit(call, access, Permission.GRANT_ROLES)
                .then(caller -> row.map(found ->
                                Outcome.done(new Found(new Author(call.organization(), caller, now), access, found)))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    private Outcome<Decision<CustomRoleReceipt>> decideComposing(
            Call call, Found found, DisplayName name, Set<Permission> permissions) {
        CustomRoleSet roles = found.row().customRoles();
        return CustomRoleRules.checkAllowed(OrganizationRoles.of(profiles, found.row()), permissions)
                .then(allowed -> checkHeldForGood(call, found, permissions))
                .then(held -> checkName(found, 0, name))
                .then(free -> CustomRoleRules.compose(roles, name, permissions))
                .map(after -> {
                    CustomRole role = after.roles().get(after.roles().size() - 1);
                    return written(
                            found, JournalEvent.done(COMPOSE, CustomRoleRules.facts(role)), after, receipt(role));
                });
    }

    private Outcome<Decision<CustomRoleReceipt>> decideChange(
            Call call, Found found, CustomRole before, CustomRole after) {
        if (before.name().equals(after.name()) && before.permissions().equals(after.permissions())) {
            return Outcome.done(new Decision<>(Changes.none(call.organization()), receipt(before)));
        }
        CustomRoleSet roles = found.row().customRoles();
        return CustomRoleRules.checkAllowed(OrganizationRoles.of(profiles, found.row()), after.permissions())
                .then(allowed -> checkHeld(call, found.access(), allowed(found, before)))
                .then(held -> checkHeldForGood(call, found, after.permissions()))
                .then(held -> checkNotOwn(found, before, after))
                .then(other -> before.name().equals(after.name())
                        ? Outcome.done(after.name())
                        : checkName(found, after.number(), after.name()))
                .then(free -> CustomRoleRules.checkFits(roles.change(after)))
                .map(changed -> written(
                        found,
                        JournalEvent.done(CHANGE, CustomRoleRules.factsOfChange(before, after)),
                        changed,
                        receipt(after)));
    }

    /**
     * A caller who has the role, now or later and at any place, adds nothing to it: no caller changes the own
     * permissions.
     */
    private static Outcome<CustomRole> checkNotOwn(Found found, CustomRole before, CustomRole after) {
        boolean adds = !before.permissions().containsAll(after.permissions());
        boolean isOwn = Stream.concat(
                        found.access().user().map(UserAccess::rights).stream(),
                        found.access().program().map(ProgramAccess::makerRights).stream())
                .flatMap(rights -> rights.grants().stream())
                .anyMatch(grant -> grant.role().equals(before.role())
                        && !grant.validity().isOverAt(found.author().now()));
        return adds && isOwn ? Outcome.refused(UserReason.NOT_ONESELF) : Outcome.done(after);
    }

    private Set<Permission> allowed(Found found, CustomRole role) {
        return OrganizationRoles.of(profiles, found.row()).permissions(role);
    }

    /** Holders get it without an end, so a caller whose own right ends gives none. */
    private Outcome<Set<Permission>> checkHeldForGood(Call call, Found found, Set<Permission> permissions) {
        AccessState lasting = found.access().lasting();
        return checkHeld(call, lasting, Set.of(Permission.GRANT_ROLES))
                .then(gives -> checkHeld(call, lasting, permissions));
    }

    /** Support with the right to give roles, and every job, give what every role allows. */
    private Outcome<Set<Permission>> checkHeld(Call call, AccessState access, Set<Permission> permissions) {
        return CustomRoleRules.checkHeld(
                permissions,
                permission -> !call.isOfTheOrganization()
                        || gate.decide(call, access, permission).allows());
    }

    /** Refused when another role has the name, or a code word of the organization stands in it. */
    private Outcome<DisplayName> checkName(Found found, int number, DisplayName name) {
        return CustomRoleRules.checkNameIsFree(found.row().customRoles(), number, name)
                .then(free -> nameCheck.check(
                        found.author(),
                        free,
                        organizations.practices(found.row().id())));
    }

    private <T> Decision<T> written(Found found, JournalEvent event, CustomRoleSet after, T result) {
        Organization row = found.row();
        JournaledChange journaled =
                journalWriter.change(found.author(), event, Subject.Kind.ORGANIZATION, row.id(), row.revision());
        return new Decision<>(
                Changes.none(row.id())
                        .and(OrganizationTable.ORGANIZATIONS.update(
                                row.set(row.settings().with(after), journaled.revision())))
                        .and(journaled.entry()),
                result);
    }

    private static CustomRoleReceipt receipt(CustomRole role) {
        return new CustomRoleReceipt(role.role(), role.version());
    }

    private static Subject organization(Call call) {
        return Subject.untouched(Subject.Kind.ORGANIZATION, call.organization());
    }
}

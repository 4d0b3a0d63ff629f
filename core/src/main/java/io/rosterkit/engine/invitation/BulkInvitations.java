package io.rosterkit.engine.invitation;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.bulk.BulkRunner;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.candidate.Candidate;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.invitation.ListReport.LineAnswer;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListedPerson;
import io.rosterkit.spi.invitation.InvitationStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Invites all people in a list: in batches without a watcher, line by line with one. */
public final class BulkInvitations {

    private static final Pattern ROLE_SEPARATOR = Pattern.compile("[,;|]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Refusal UNKNOWN_TYPE =
            Refusal.of(AccessReason.TYPE_UNKNOWN).at("type");
    private static final Refusal UNKNOWN_ROLE =
            Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles");

    final OperationRunner runner;
    final Gate gate;
    final InvitationStore store;
    final Ids ids;
    final CandidateDecision decision;
    private final Profiles profiles;
    private final BulkRunner bulk;

    public BulkInvitations(
            OperationRunner runner,
            Gate gate,
            InvitationStore store,
            Ids ids,
            CandidateDecision decision,
            Profiles profiles,
            BulkRunner bulk) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.ids = ids;
        this.decision = decision;
        this.profiles = profiles;
        this.bulk = bulk;
    }

    /** The policy of the organization, if the caller may invite; asked once, before the first line. */
    private Outcome<OrganizationPolicy> admit(Call call) {
        Operation operation =
                Operation.of(InvitationBatch.CODE, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return runner.query(call, operation, now -> {
            AccessState access = store.addressesInUse(call.viewer(), List.of()).access();
            return gate.admit(call, access, Permission.INVITE).map(caller -> access.policy());
        });
    }

    Outcome<ListReport> invite(Call call, AddressList list, UserType type, Optional<BulkWatcher> watcher) {
        return admit(call)
                .then(policy -> list.people(profiles.of(policy).invitation().linesAtMost()))
                .then(people -> {
                    List<InvitationBatch.Line> lines =
                            people.stream().map(person -> line(person, type)).toList();
                    return bulk.run(call, new InvitationBatch(this, call, content(lines)), lines, watcher)
                            .map(outcomes -> new ListReport(
                                    lineAnswers(people, outcomes),
                                    list.preview().remarks()));
                });
    }

    private static String content(List<InvitationBatch.Line> lines) {
        return lines.stream().map(InvitationBatch.Line::content).toList().toString();
    }

    private static InvitationBatch.Line line(ListedPerson person, UserType type) {
        Outcome<InvitationDraft> draft = draft(person, type);
        return new InvitationBatch.Line(
                person, draft.fold(Candidate::content, refusal -> person.address()), draft.then(Candidate::of));
    }

    private static List<LineAnswer> lineAnswers(List<ListedPerson> people, List<Outcome<InvitationReceipt>> outcomes) {
        return IntStream.range(0, people.size())
                .mapToObj(place -> new LineAnswer(
                        people.get(place).number(), people.get(place).shortAddress(), outcomes.get(place)))
                .toList();
    }

    /**
     * The line as a draft. Without a type in the line, {@code defaultType} is taken. People write "Office
     * Administrator" where the code is {@code office-administrator}.
     */
    private static Outcome<InvitationDraft> draft(ListedPerson person, UserType defaultType) {
        if (person.problem().isPresent()) {
            return Outcome.refused(person.problem().get());
        }
        if (person.isTooLong()) {
            return Outcome.refused(Refusal.of(ContactReason.LINE_TOO_LONG).with("atMost", ListedPerson.MAX_LENGTH));
        }
        Outcome<UserType> type =
                person.type().isEmpty() ? Outcome.done(defaultType) : code(person.type(), UserType::new, UNKNOWN_TYPE);
        return type.map(found -> InvitationDraft.to(person.address(), found))
                .map(draft -> person.name().isEmpty() ? draft : draft.named(person.name()))
                .map(draft -> person.phone().isEmpty() ? draft : draft.reachableAt(person.phone()))
                .map(draft -> person.externalId().isEmpty() ? draft : draft.externalId(person.externalId()))
                .then(draft -> withRoles(draft, person.roles()));
    }

    private static Outcome<InvitationDraft> withRoles(InvitationDraft draft, String roles) {
        Outcome<Set<Role>> all = Outcome.done(new TreeSet<>());
        for (String role : ROLE_SEPARATOR.split(roles, -1)) {
            all = role.isBlank()
                    ? all
                    : all.then(parsed -> code(role, Role::new, UNKNOWN_ROLE).map(next -> {
                        parsed.add(next);
                        return parsed;
                    }));
        }
        return all.map(found -> draft.withRoles(found.toArray(Role[]::new)));
    }

    private static <C> Outcome<C> code(String text, Function<String, C> kind, Refusal unknownCode) {
        String code = BLANKS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        try {
            return Outcome.done(kind.apply(code));
        } catch (IllegalArgumentException notACode) {
            return Outcome.refused(unknownCode);
        }
    }
}

package io.rosterkit.engine.invitation;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.invitation.CandidateDecision.Candidate;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.invitation.ListReport.LineAnswer;
import io.rosterkit.invitation.ListReport.Progress;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListedPerson;
import io.rosterkit.spi.invitation.InvitationStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Invites a list: in batches without a watcher, line by line with one. */
public final class BulkInvitations {

    /**
     * Large enough that a thousand lines cost a few dozen round trips, small enough that a batch holds no lock for
     * long.
     */
    private static final int BATCH = 200;

    private static final Pattern BETWEEN_ROLES = Pattern.compile("[,;|]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Refusal TYPE = Refusal.of(AccessReason.TYPE_UNKNOWN).at("type");
    private static final Refusal ROLE = Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles");

    final OperationRunner runner;
    final Gate gate;
    final InvitationStore store;
    final Ids ids;
    final CandidateDecision decision;
    private final Profiles profiles;

    /** Reads at most that many lines of a list. */
    public BulkInvitations(
            OperationRunner runner,
            Gate gate,
            InvitationStore store,
            Ids ids,
            CandidateDecision decision,
            Profiles profiles) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.ids = ids;
        this.decision = decision;
        this.profiles = profiles;
    }

    /** The profile of the organization, if the caller may invite at all; asked once, before the first line. */
    private Outcome<ProfileName> admitted(Call call) {
        Operation operation =
                Operation.of(InvitationBatch.CODE, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return runner.answer(call, operation, now -> {
            Standing standing = store.ground(call.viewer(), List.of()).standing();
            return gate.admit(call, standing, Permission.INVITE).map(agent -> standing.profile());
        });
    }

    Outcome<ListReport> invite(Call call, AddressList list, UserType type, Optional<ListReport.Watcher> watcher) {
        return admitted(call)
                .then(profile -> list.people(profiles.of(profile).invitation().linesAtMost())
                        .then(lines -> {
                            InvitationBatch batch = new InvitationBatch(
                                    this,
                                    call,
                                    lines.stream()
                                            .map(line -> content(line, type))
                                            .toList()
                                            .toString());
                            return batch.same()
                                    .map(same -> new ListReport(
                                            work(batch, lines, type, watcher),
                                            list.preview().remarks()));
                        }));
    }

    private static String content(ListedPerson line, UserType type) {
        return draft(line, type).fold(Candidate::content, refusal -> line.address());
    }

    private List<LineAnswer> work(
            InvitationBatch batch, List<ListedPerson> lines, UserType type, Optional<ListReport.Watcher> watcher) {
        List<LineAnswer> answers = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        int size = watcher.isPresent() ? 1 : BATCH;
        boolean goOn = true;
        int failed = 0;
        for (int from = 0; from < lines.size() && goOn; from += size) {
            List<ListedPerson> some = lines.subList(from, Math.min(lines.size(), from + size));
            List<LineAnswer> more = batch.invite(
                    some.stream().map(line -> read(line, type, seen)).toList());
            answers.addAll(more);
            failed += (int) more.stream()
                    .filter(line -> line.outcome().refusal().isPresent())
                    .count();
            Progress progress = new Progress(answers.size(), failed, lines.size());
            goOn = watcher.map(asked -> asked.goOn(progress)).orElse(true);
        }
        for (ListedPerson line : lines.subList(answers.size(), lines.size())) {
            answers.add(new LineAnswer(line.number(), line.shown(), Outcome.refused(InvitationReason.LINE_CANCELLED)));
        }
        return answers;
    }

    /** The line as a candidate; an address that stood in an earlier line is refused here. */
    private static InvitationBatch.Item read(ListedPerson line, UserType type, Map<String, Integer> seen) {
        Outcome<InvitationDraft> draft = draft(line, type);
        Outcome<Candidate> candidate = draft.then(Candidate::of).then(read -> {
            Integer earlier = seen.putIfAbsent(read.address().key(), line.number());
            return earlier == null
                    ? Outcome.done(read)
                    : Outcome.refused(Refusal.of(InvitationReason.LINE_REPEATED)
                            .at("address")
                            .with("line", earlier));
        });
        String content = draft.fold(Candidate::content, refusal -> "");
        return new InvitationBatch.Item(line, content, candidate);
    }

    /**
     * The line as a draft, for a user of that type where the line does not say. People write "Office Administrator"
     * where the code is {@code office-administrator}.
     */
    private static Outcome<InvitationDraft> draft(ListedPerson person, UserType otherwise) {
        if (person.unreadable().isPresent()) {
            return Outcome.refused(person.unreadable().get());
        }
        if (person.isTooLong()) {
            return Outcome.refused(
                    Refusal.of(ContactReason.LINE_TOO_LONG).with("atMost", ListedPerson.CHARACTERS_AT_MOST));
        }
        Outcome<UserType> type =
                person.type().isEmpty() ? Outcome.done(otherwise) : code(person.type(), UserType::new, TYPE);
        return type.map(found -> InvitationDraft.to(person.address(), found))
                .map(draft -> person.name().isEmpty() ? draft : draft.named(person.name()))
                .map(draft -> person.phone().isEmpty() ? draft : draft.reachableAt(person.phone()))
                .then(draft -> withRoles(draft, person.roles()));
    }

    private static Outcome<InvitationDraft> withRoles(InvitationDraft draft, String roles) {
        Outcome<Set<Role>> all = Outcome.done(new TreeSet<>());
        for (String role : BETWEEN_ROLES.split(roles, -1)) {
            all = role.isBlank()
                    ? all
                    : all.then(so -> code(role, Role::new, ROLE).map(one -> {
                        so.add(one);
                        return so;
                    }));
        }
        return all.map(found -> draft.withRoles(found.toArray(Role[]::new)));
    }

    private static <C> Outcome<C> code(String text, Function<String, C> kind, Refusal otherwise) {
        String code = BLANKS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        try {
            return Outcome.done(kind.apply(code));
        } catch (IllegalArgumentException noCode) {
            return Outcome.refused(otherwise);
        }
    }
}

package io.rosterkit.invitation;

import io.rosterkit.call.Call;
import io.rosterkit.invitation.Inviting.Candidate;
import io.rosterkit.invitation.ListReport.LineAnswer;
import io.rosterkit.invitation.ListReport.Progress;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListedPerson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Invites a list: in batches without a watcher, line by line with one. */
final class ListInviting {

    /**
     * Large enough that a thousand lines cost a few dozen round trips, small enough that a batch holds no lock for
     * long.
     */
    private static final int BATCH = 200;

    private static final Pattern BETWEEN_ROLES = Pattern.compile("[,;|]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Refusal TYPE = Refusal.of(AccessReason.TYPE_UNKNOWN).at("type");
    private static final Refusal ROLE = Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles");

    private final Invitations.Parts parts;
    private final Call call;
    private final Inviting inviting;

    ListInviting(Call call, Invitations.Parts parts, Inviting inviting) {
        this.parts = parts;
        this.call = call;
        this.inviting = inviting;
    }

    Outcome<ListReport> invite(AddressList list, UserType type, Optional<ListReport.Watcher> watcher) {
        return list.people(parts.policy().linesAtMost()).then(lines -> {
            ListBatch batch = new ListBatch(
                    call,
                    parts,
                    inviting,
                    lines.stream().map(line -> content(line, type)).toList().toString());
            return batch.admit()
                    .then(may -> batch.same())
                    .map(same -> new ListReport(
                            work(batch, lines, type, watcher), list.preview().remarks()));
        });
    }

    private static String content(ListedPerson line, UserType type) {
        return draft(line, type).fold(InvitationDraft::content, refusal -> line.address());
    }

    private List<LineAnswer> work(
            ListBatch batch, List<ListedPerson> lines, UserType type, Optional<ListReport.Watcher> watcher) {
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
    private static ListBatch.Item read(ListedPerson line, UserType type, Map<String, Integer> seen) {
        Outcome<InvitationDraft> draft = draft(line, type);
        Outcome<Candidate> candidate = draft.then(Candidate::of).then(read -> {
            Integer earlier = seen.putIfAbsent(read.address().key(), line.number());
            return earlier == null
                    ? Outcome.done(read)
                    : Outcome.refused(Refusal.of(InvitationReason.LINE_REPEATED)
                            .at("address")
                            .with("line", earlier));
        });
        String content = draft.fold(InvitationDraft::content, refusal -> "");
        return new ListBatch.Item(line, content, candidate);
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
        return Arrays.stream(BETWEEN_ROLES.split(roles, -1))
                .filter(role -> !role.isBlank())
                .map(role -> code(role, Role::new, ROLE))
                .reduce(
                        Outcome.done(draft),
                        (so, role) -> so.then(some -> role.map(some::withRole)),
                        (one, other) -> other);
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

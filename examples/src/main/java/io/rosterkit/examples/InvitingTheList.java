package io.rosterkit.examples;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.examples.telling.Pages;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.invitation.ListReport.LineAnswer;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.ListPreview.Use;
import io.rosterkit.profile.StandardProfile;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A list as people have them is invited, and every line gets its answer. */
final class InvitingTheList {

    private static final int SHOWN_AT_MOST = 100;
    private static final int STEPS = 5;

    private final Story story;

    InvitingTheList(Story story) {
        this.story = story;
    }

    ListReport tell(People people, boolean isNew) {
        Teller teller = story.teller();
        teller.chapter("A list of people");
        if (!isNew) {
            before();
        }
        teller.say("Inviting from %s:", Teller.clean(people.origin()));
        columns(people);
        ListReport report = story.desk()
                .invitations()
                .inviteAll(people.list(), StandardProfile.STAFF, this::progress)
                .orThrow();
        teller.say("");
        report.lines().stream().limit(SHOWN_AT_MOST).forEach(this::line);
        if (report.lines().size() > SHOWN_AT_MOST) {
            teller.show("... and %d more", report.lines().size() - SHOWN_AT_MOST);
        }
        teller.say("");
        teller.say(
                "%d lines: %d invited, %d refused.",
                report.lines().size(), report.invited(), report.refused().size());
        report.remarks().forEach(remark -> teller.show("%s", Teller.clean(remark.text())));
        reasons(report).forEach((code, count) -> teller.show("%3d  %s", count, code));
        return report;
    }

    private void columns(People people) {
        people.list().preview().columns().stream()
                .filter(column -> column.use() != Use.NONE)
                .forEach(column -> story.teller()
                        .show(
                                "column %d (%s) is the %s: %s",
                                column.number(),
                                Teller.clean(column.heading()),
                                column.use().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                column.reason().text()));
    }

    private void before() {
        Map<String, Integer> states = new TreeMap<>();
        for (InvitationState state : InvitationState.values()) {
            int count = Pages.all(story.desk().invitations(), Set.of(state), Order.OLDEST_FIRST)
                    .size();
            if (count > 0) {
                states.put(state.name().toLowerCase(Locale.ROOT), count);
            }
        }
        int all = states.values().stream().mapToInt(Integer::intValue).sum();
        story.teller().say("There are %d invitations from before, by state: %s.", all, states);
    }

    private boolean progress(BulkWatcher.Progress progress) {
        int step = Math.max(1, progress.total() / STEPS);
        if (progress.done() % step == 0 || progress.done() == progress.total()) {
            story.teller().show("%d of %d done, %d refused", progress.done(), progress.total(), progress.failed());
        }
        return true;
    }

    private void line(LineAnswer line) {
        String address = line.address().isEmpty() ? "(no address)" : line.address();
        String answer = line.outcome()
                .fold(receipt -> "invited", refusal -> story.teller().text(refusal));
        story.teller().show("%3d  %-42s %s", line.line(), Teller.cut(address, 42), answer);
    }

    private static Map<String, Integer> reasons(ListReport report) {
        Map<String, Integer> reasons = new TreeMap<>();
        report.refused()
                .forEach(line -> line.outcome()
                        .refusal()
                        .map(Refusal::code)
                        .ifPresent(code -> reasons.merge(code, 1, Integer::sum)));
        return reasons;
    }
}

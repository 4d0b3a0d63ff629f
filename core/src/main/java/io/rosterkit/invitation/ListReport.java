package io.rosterkit.invitation;

import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.peoplelist.ListPreview;
import java.util.List;

/** The outcome of each line of a list, in the order of the lines, and remarks about the list. */
public record ListReport(List<LineAnswer> lines, List<ListPreview.Remark> remarks) {

    public ListReport {
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    /** How many were invited. */
    public long invited() {
        return lines.stream().filter(line -> line.outcome().refusal().isEmpty()).count();
    }

    /** The lines that were refused, with the reason. */
    public List<LineAnswer> refused() {
        return lines.stream()
                .filter(line -> line.outcome().refusal().isPresent())
                .toList();
    }

    /**
     * One line: its number in the list from 1, the address as typed (cut after 100 characters, and not escaped), and
     * its outcome.
     */
    public record LineAnswer(int line, String address, Outcome<InvitationReceipt> outcome) {

        @Override
        public String toString() {
            return "LineAnswer[" + line + "]";
        }
    }
}

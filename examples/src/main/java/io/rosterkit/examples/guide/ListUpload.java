package io.rosterkit.examples.guide;

import io.rosterkit.Desk;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import io.rosterkit.peoplelist.ListPreview;
import io.rosterkit.peoplelist.ListPreview.Use;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * A page on which an administrator uploads a list, looks at what was understood, and invites. docs/lists.md shows it.
 */
final class ListUpload {

    private ListUpload() {}

    /** What the page shows first: each column with its use and the reason, the first lines, and the remarks. */
    static List<String> show(AddressList list) {
        ListPreview preview = list.preview();
        return preview.columns().stream()
                .map(column -> column.number() + " " + column.heading() + ": " + column.use() + ", since "
                        + column.reason().text())
                .toList();
    }

    /** The list with the choices that the administrator made in the form: a use and the number of a column each. */
    static AddressList chosen(InputStream file, Map<Use, Integer> choices) {
        ListColumns columns = ListColumns.create();
        for (Map.Entry<Use, Integer> choice : choices.entrySet()) {
            columns = columns.at(choice.getKey(), choice.getValue());
        }
        return AddressList.csv(file).withColumns(columns);
    }

    /** An export whose headings the host knows. */
    static Outcome<ListReport> inviteStaff(Desk desk, InputStream export, UserType staff) {
        AddressList list = AddressList.csv(export)
                .withColumns(ListColumns.create()
                        .address("Dienstmail")
                        .name("Mitarbeiter")
                        .roles("Recht"));
        return desk.invitations().inviteAll(list, staff);
    }
}

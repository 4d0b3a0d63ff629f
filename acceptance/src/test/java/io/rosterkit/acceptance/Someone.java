package io.rosterkit.acceptance;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.testkit.Offices.Office;

/** People in tests: where they come from, and one who is invited. */
final class Someone {

    static final Source AT_HOME = new Source("203.0.113.7");

    private Someone() {}

    /** A person who is invited to an office, and has not registered: the same at each call. */
    static InvitationId invitedTo(Office office) {
        return office.once("somebody-is-invited")
                .invitations()
                .invite("invited@weiss.example", StandardProfile.STAFF)
                .orThrow()
                .invitation();
    }
}

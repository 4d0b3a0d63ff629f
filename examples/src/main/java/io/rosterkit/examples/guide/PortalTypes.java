package io.rosterkit.examples.guide;

import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.access.Trait;
import io.rosterkit.access.TypeRule;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.user.Title;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import java.util.Set;

/** The types of a portal, and what they may do. docs/access.md shows it. */
final class PortalTypes {

    static final UserType PROFESSIONAL = new UserType("professional");
    static final Permission REPLY = new Permission("reply");
    static final Permission RECALL = new Permission("recall");
    static final Permission SIGNATURE = new Permission("request-signature");

    private PortalTypes() {}

    /** Professionals and guests, of whom some are employees and some prescribe. */
    static Profile.Builder portal() {
        return StandardProfile.builder("Portal")
                .permission(REPLY)
                .permission(RECALL)
                .permission(SIGNATURE)
                .type(PROFESSIONAL, TypeRule.allowing(Permission.INVITE, REPLY, RECALL, SIGNATURE))
                .type(
                        GUEST,
                        TypeRule.allowing(REPLY)
                                .never(Permission.INVITE, RECALL, SIGNATURE)
                                .mayWriteTo(PROFESSIONAL))
                .singlePermissions(REPLY, RECALL)
                .trait(Trait.of("employee"), Set.of(PROFESSIONAL, STAFF))
                .traitByTitle(Trait.of("prescriber"), new Title("md"), new Title("do"))
                .titles(new Title("rn"));
    }
}

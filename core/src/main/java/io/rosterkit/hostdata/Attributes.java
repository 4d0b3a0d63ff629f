package io.rosterkit.hostdata;

import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserReceipt;
import java.util.Collection;
import java.util.Map;

/**
 * The attributes that the host keeps of the people of one organization: of users, invited people and people of the
 * directory. The profile declares them ({@link io.rosterkit.profile.Profile.Builder#attributes}). They grant nothing,
 * and no decision of the library looks at them. A person has at most {@value #MAX_ATTRIBUTES}. They are given with an
 * invitation, too ({@link io.rosterkit.invitation.InvitationDraft#withAttributes}), and the user has those of the
 * invited person. When an invitation ends without a user, a person who stays in the directory keeps them. Those of
 * another person stay stored, and no caller is shown them. After an invitation that expired, a renewal brings them
 * back; one that was declined, withdrawn or replaced is not renewed. Thread-safe.
 */
public interface Attributes {

    /** How many attributes a person has at most. */
    int MAX_ATTRIBUTES = 50;

    /** For how many people they are told at once. */
    int MAX_PEOPLE = 1_000;

    /** The greatest length of a text, in characters. */
    int MAX_LENGTH = 1_000;

    /**
     * The attributes of a person, in the order of their names. An attribute that the profile no longer declares, or
     * whose value no longer fits the kind it declares, is a {@link AttributeValue.Text}. Takes {@code view-users}.
     */
    Outcome<Map<String, AttributeValue>> of(UserId person);

    /**
     * The attributes of these people, such as those on a page of a list: for each of them in the order given, as
     * {@link #of(UserId)} tells them. Other ids than those of its people are left out. Refused for more than
     * {@value #MAX_PEOPLE} people. Takes {@code view-users}.
     */
    Outcome<Map<UserId, Map<String, AttributeValue>>> of(Collection<UserId> people);

    /**
     * Changes all of these attributes together, or none of them. Refused for a closed user, and when the profile does
     * not declare one that is set. Refused also when a value is of another kind, or when a text is empty, too long or
     * has an invisible character. Takes {@code manage-users}, and not for the own account. Sessions stay. Nothing
     * happens when the person has these values already. The journal names the attributes that changed, and never a
     * value.
     */
    Outcome<UserReceipt> change(UserId person, AttributeChange change);
}

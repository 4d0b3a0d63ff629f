package io.rosterkit.model.organization;

import io.rosterkit.model.outcome.Reason;

/** Refusals of this room. */
public enum OrganizationReason implements Reason {
    /** The chosen code word is too short, too long or has characters that are easily misheard. */
    CODE_WORD_WEAK("organization.code_word_weak"),
    /** The chosen code word stands in a name of this organization already, so that a mail could tell it. */
    CODE_WORD_IN_NAME("organization.code_word_in_name"),
    /** Code words of this product are made, not chosen. */
    CODE_WORD_NOT_CHOSEN("organization.code_word_not_chosen"),
    /** The key under which the code word was sealed is gone, and the word with it. */
    CODE_WORD_LOST("organization.code_word_lost"),
    /** Nobody is invited or assigned to this practice, which is deactivated. */
    PRACTICE_DEACTIVATED("organization.practice_deactivated"),
    /** The practice is active already. */
    PRACTICE_ACTIVE("organization.practice_active"),
    /** The only active practice of an organization cannot be deactivated. */
    PRACTICE_LAST("organization.practice_last"),
    /** The roster has no profile of that name, so no organization can be opened with it. */
    PROFILE_UNKNOWN("organization.profile_unknown"),
    /** The organization has changed since the version that was given; nothing was done. */
    POLICIES_CHANGED("organization.policies_changed"),
    /** The profile is stricter than this override, which would do nothing; the fact {@code profile} is its value. */
    OVERRIDE_LOOSER("organization.override_looser"),
    /** The override demands codes by SMS, and this roster has no gateway for them. */
    CODES_NOT_SENT("organization.codes_not_sent");

    private final String code;

    OrganizationReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Contact contact() {
        return Contact.NOBODY;
    }

    @Override
    public boolean journaled() {
        return false;
    }
}

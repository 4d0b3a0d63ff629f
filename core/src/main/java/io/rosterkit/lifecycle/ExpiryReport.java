package io.rosterkit.lifecycle;

/**
 * What one run of {@code operations().expire} did. Later versions may add components.
 *
 * @param expired the invitations that were ended
 * @param announced the ends that were announced, each with what else of the user ends at that time
 * @param warned the users who were warned since they do not sign in
 * @param deactivated the users who were deactivated since they do not sign in
 * @param kept the users who do not sign in, and who stay active since one such user must remain; each is looked at once
 *     a day
 * @param seatsReleased the seats that users gave back whose time is over
 */
public record ExpiryReport(int expired, int announced, int warned, int deactivated, int kept, int seatsReleased) {

    /** All of it: less than the limit when nothing was left to do. */
    public int total() {
        return expired + announced + warned + deactivated + kept + seatsReleased;
    }
}

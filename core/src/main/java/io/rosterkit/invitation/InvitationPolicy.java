package io.rosterkit.invitation;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * How long an invitation may be used, how many lines a list may have, what becomes of links when the address of an
 * invited person is edited, and of invitations whose sender leaves. Immutable.
 */
public final class InvitationPolicy {

    @TimeSpan(atMost = "P366D")
    private final Duration lifetime;

    @Positive
    private final int linesAtMost;

    private final boolean editKeepsLinks;

    private final boolean outlivesSender;

    private InvitationPolicy(Duration lifetime, int linesAtMost, boolean editKeepsLinks, boolean outlivesSender) {
        this.lifetime = lifetime;
        this.linesAtMost = linesAtMost;
        this.editKeepsLinks = editKeepsLinks;
        this.outlivesSender = outlivesSender;
    }

    /**
     * 7 days and 10,000 lines; another address keeps earlier links alive, and an invitation stays valid when its sender
     * leaves.
     */
    public static InvitationPolicy standard() {
        return new InvitationPolicy(Duration.ofDays(7), 10_000, true, true);
    }

    /** How long an invitation may be used. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The same, with another lifetime of an invitation: positive and at most 366 days. Default: 7 days. */
    public InvitationPolicy lifetime(Duration time) {
        Arguments.required("time", time);
        return new InvitationPolicy(time, linesAtMost, editKeepsLinks, outlivesSender);
    }

    /** How many lines a list may have. */
    public int linesAtMost() {
        return linesAtMost;
    }

    /** The same, with other lists: 1 line or more, without a bound, since a host pays for them. Default: 10,000. */
    public InvitationPolicy linesAtMost(int lines) {
        return new InvitationPolicy(lifetime, lines, editKeepsLinks, outlivesSender);
    }

    /** Whether earlier links stay valid when the address of an invited person is edited. */
    public boolean editKeepsLinks() {
        return editKeepsLinks;
    }

    /**
     * The same, where earlier links stay valid when the address of an invited person is edited, or are superseded by
     * the one that is sent to the new address. Registering with an earlier link also takes a code that is sent to the
     * new address. Default: they stay valid.
     */
    public InvitationPolicy editKeepsLinks(boolean keep) {
        return new InvitationPolicy(lifetime, linesAtMost, keep, outlivesSender);
    }

    /** Whether an invitation can be accepted when the user who sent it is not active any more. */
    public boolean outlivesSender() {
        return outlivesSender;
    }

    /**
     * The same, where an invitation can be accepted, or not, when the user who sent it is deactivated, closed or out of
     * their own time. A lock of the sender changes nothing. Default: it can be accepted.
     */
    public InvitationPolicy outlivesSender(boolean outlives) {
        return new InvitationPolicy(lifetime, linesAtMost, editKeepsLinks, outlives);
    }
}

package io.rosterkit.acceptance.seat;

import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.profile.Profile;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A way out, by which a person gives back a seat. */
enum WayOut {
    DECLINED(people -> {
        String link = people.linkOf(people.panel().draft("ben"));
        return request -> people.front("ben").once(request).decline(link);
    }),
    WITHDRAWN(people -> {
        InvitationId ben = invited(people);
        return request -> people.office().once(request).invitations().withdraw(ben);
    }),
    EXPIRED(people -> {
        invited(people);
        people.after(Duration.ofDays(8));
        return request -> Outcome.done(people.expire());
    }),
    REPLACED_BY_A_GUEST(people -> {
        InvitationId ben = invited(people);
        InvitationDraft guest = InvitationDraft.to(people.panel().address("guest"), GUEST);
        return request -> people.office().once(request).invitations().replace(ben, guest);
    }),
    DEACTIVATED_WHILE_INVITED(people -> {
        UserId ben = people.panel().invite("ben").orThrow().user();
        return request -> people.office().once(request).directory().deactivate(ben);
    }),
    LISTED_AND_WITHDRAWN(people -> {
        InvitationId ben = people.listedAndInvited("ben").invitation();
        return request -> people.office().once(request).invitations().withdraw(ben);
    }),
    LISTED_AND_EXPIRED(people -> {
        people.listedAndInvited("ben");
        people.after(Duration.ofDays(8));
        return request -> Outcome.done(people.expire());
    }),
    LISTED_AND_DEACTIVATED_WHILE_INVITED(people -> {
        UserId ben = people.listedAndInvited("ben").user();
        return request -> people.office().once(request).directory().deactivate(ben);
    }),
    HELD_AND_WITHDRAWN(people -> {
        InvitationId ben = people.held("ben");
        return request -> people.office().once(request).invitations().withdraw(ben);
    }),
    HELD_RENEWED_AND_EXPIRED(people -> {
        InvitationId ben = people.held("ben");
        people.office().desk().invitations().renew(ben).orThrow();
        people.after(Duration.ofDays(8));
        return request -> Outcome.done(people.expire());
    }),
    DEACTIVATED(people -> {
        UserId ben = people.panel().user("ben");
        return request -> people.office().once(request).users().deactivate(ben);
    }),
    DEACTIVATED_WITH_OTHERS(people -> {
        UserId ben = people.imported("ben", STAFF);
        return request -> people.office()
                .once(request)
                .lifecycle()
                .deactivateAll(List.of(ben, ben))
                .then(report -> report.answers().get(0).outcome());
    }),
    INACTIVE(Panel.rule(), profile -> profile.deactivation(monthly()), people -> {
        people.imported("ben", STAFF);
        people.after(Duration.ofDays(21));
        people.expire();
        people.after(Duration.ofDays(11));
        return request -> Outcome.done(people.expire());
    }),
    VERIFIED_AFTERWARDS(Panel.rule(), verified(DeactivationVerification.AFTER), WayOut::verification),
    VERIFIED_BEFORE(Panel.rule(), verified(DeactivationVerification.BEFORE), WayOut::verification),
    CLOSED(people -> {
        UserId ben = people.imported("ben", STAFF);
        return request -> people.office().once(request).users().close(ben);
    }),
    ENDED(people -> {
        people.imported(
                "ben", ValidityDraft.always().until(people.clock().instant().plus(Duration.ofDays(1))));
        people.after(Duration.ofDays(1));
        return request -> Outcome.done(people.expire());
    }),
    MADE_A_GUEST(people -> {
        UserId ben = people.imported("ben", STAFF);
        return request -> people.office().once(request).permissions().changeType(ben, GUEST);
    }),
    PERSON_DEACTIVATED(people -> {
        UserId ben = people.imported("ben", STAFF);
        return request -> people.office().once(request).directory().deactivate(ben);
    }),
    RELEASED(Panel.rule().withoutSeat(WithoutSeat.unpaid()), profile -> profile, WayOut::release),
    RELEASED_AND_A_GUEST(Panel.rule().withoutSeat(WithoutSeat.becomes(GUEST)), profile -> profile, WayOut::release);

    @SuppressWarnings("ImmutableEnumChecker") // immutable
    private final SeatPoolRule rule;

    @SuppressWarnings("ImmutableEnumChecker") // builds profiles from fixed policies
    private final UnaryOperator<Profile.Builder> change;

    @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
    private final Function<Newcomers, Leaver> preparation;

    WayOut(Function<Newcomers, Leaver> preparation) {
        this(Panel.rule(), profile -> profile, preparation);
    }

    WayOut(SeatPoolRule rule, UnaryOperator<Profile.Builder> change, Function<Newcomers, Leaver> preparation) {
        this.rule = rule;
        this.change = change;
        this.preparation = preparation;
    }

    /** Leaves under that request id. */
    @FunctionalInterface
    interface Leaver {
        Outcome<?> leave(String request);
    }

    /** A panel that people leave by this way. */
    Panel open(Storage storage, MovableClock clock) {
        return Panel.open(storage, clock, rule, change);
    }

    /** A person who has taken one free seat, and leaves. */
    Leaver leaver(Newcomers people) {
        return preparation.apply(people);
    }

    private static InvitationId invited(Newcomers people) {
        return people.panel().invite("ben").orThrow().invitation();
    }

    private static DeactivationPolicy monthly() {
        return DeactivationPolicy.standard()
                .inactivity(InactivityPolicy.after(Duration.ofDays(30)).warnedBefore(Duration.ofDays(10)));
    }

    private static UnaryOperator<Profile.Builder> verified(DeactivationVerification when) {
        return profile -> profile.deactivation(DeactivationPolicy.standard().verification(when));
    }

    private static Leaver verification(Newcomers people) {
        UserId ben = people.deactivated("ben");
        DeactivationRequestId asked = people.asked(ben);
        return request -> people.office().support().once(request).lifecycle().verifyDeactivation(ben, asked);
    }

    private static Leaver release(Newcomers people) {
        UserId ben = people.imported("ben", STAFF);
        return request -> people.office().once(request).seats().release(ben);
    }
}

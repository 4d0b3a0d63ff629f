package io.rosterkit.acceptance.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.seat.SeatEntryDetails;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.Seats;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An admin panel with access codes, as product M is one: staff take one, guests never do. Each office has one from its
 * opening on, which its owner has.
 */
record Panel(Kit kit, Office office) {

    static final SeatPoolName CODES = new SeatPoolName("access-codes");

    static Profile.Builder profile(SeatPoolRule rule) {
        return StandardProfile.builder("Panel").seatPool(CODES, rule);
    }

    static SeatPoolRule rule() {
        return SeatPoolRule.of(StandardProfile.STAFF);
    }

    static Panel open(Storage storage, MovableClock clock) {
        return open(storage, clock, rule());
    }

    static Panel open(Storage storage, MovableClock clock, SeatPoolRule rule) {
        return open(storage, clock, rule, profile -> profile);
    }

    static Panel open(Storage storage, MovableClock clock, SeatPoolRule rule, UnaryOperator<Profile.Builder> change) {
        Kit kit = Kit.of(storage, clock, change.apply(profile(rule)).build());
        return new Panel(kit, kit.offices().open());
    }

    /** For the owner. */
    Seats seats() {
        return office.desk().seats();
    }

    /** For support, with a case. */
    Seats support() {
        return supportDesk().seats();
    }

    Desk supportDesk() {
        return kit.roster()
                .as(
                        new Actor.Support(office.organization(), "sue", Set.copyOf(Permission.ofLibrary()), "C-7"),
                        new Source("192.0.2.7"));
    }

    Panel with(int more) {
        support().add(CODES, more).orThrow();
        return this;
    }

    SeatPoolDetails pool() {
        return seats().pools().orThrow().stream()
                .filter(pool -> pool.pool().equals(CODES))
                .findFirst()
                .orElseThrow();
    }

    /** How many are assigned, reserved and free; the ledger agrees with them. */
    void has(long assigned, long reserved, long free) {
        assertThat(pool()).isEqualTo(new SeatPoolDetails(CODES, assigned + reserved + free, assigned, reserved, free));
        agrees();
    }

    void agrees() {
        assertThat(seats().reconcile().orThrow().differences()).isEmpty();
    }

    Outcome<InvitationReceipt> invite(String name) {
        return office.desk().invitations().invite(draft(name));
    }

    InvitationDraft draft(String name) {
        return InvitationDraft.to(address(name), StandardProfile.STAFF);
    }

    /** An address that no other office has. */
    String address(String name) {
        String office = organization().toString();
        return name + "@" + office.substring(office.length() - 12) + ".example";
    }

    OrganizationId organization() {
        return office.organization();
    }

    Outcome<RegistrationReceipt> register(String name) {
        return kit.roster()
                .front(office.organization(), new Source("198.51.100.9"))
                .register(link(name), office.codeWord(), Offices.PASSWORD)
                .map(registration -> registration.done());
    }

    String link(String name) {
        kit.roster().operations().dispatch(100);
        return kit.mail().to(address(name)).link();
    }

    /** A user who was invited and has registered. */
    UserId user(String name) {
        invite(name).orThrow();
        return register(name).orThrow().user();
    }

    /** What the ledger tells, the newest first. */
    List<SeatEntryDetails> ledger() {
        return seats().ledger(PageRequest.first(100)).orThrow().items();
    }

    List<SeatMove> moves() {
        return ledger().stream().map(SeatEntryDetails::move).toList();
    }

    static Reason reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}

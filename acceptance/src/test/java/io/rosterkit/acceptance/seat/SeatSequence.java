package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults.Moment;
import io.rosterkit.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Random operations on one organization by several actors, some of which the storage loses, beside a book of who should
 * have a seat. What happens follows from the seed alone.
 */
final class SeatSequence {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Panel panel;
    private final MovableClock clock;
    private final Random random;
    private final List<Member> members = new ArrayList<>();
    private long total = 1;
    private int requests;

    SeatSequence(Panel panel, MovableClock clock, long seed) {
        this.panel = panel;
        this.clock = clock;
        this.random = new Random(seed);
    }

    private enum Step {
        INVITE,
        INVITE_GUEST,
        WITHDRAW,
        DECLINE,
        REGISTER,
        DEACTIVATE,
        REACTIVATE,
        CLOSE,
        CHANGE_TYPE,
        LIMIT,
        MORE_TIME,
        ADD,
        RETIRE,
        WAIT,
        EXPIRE
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            Step step = Step.values()[random.nextInt(Step.values().length)];
            step(step);
            assertThat(panel.pool())
                    .as("after %s, step %s", step, i)
                    .isEqualTo(new SeatPoolDetails(CODES, total, assigned(), reserved(), free()));
        }
        panel.agrees();
    }

    private void step(Step step) {
        switch (step) {
            case INVITE -> invite(STAFF);
            case INVITE_GUEST -> invite(GUEST);
            case WITHDRAW ->
                with(
                        member -> isOpen(member),
                        member -> leaves(member, desk -> desk.invitations().withdraw(member.invitation)));
            case DECLINE -> with(this::isOpen, this::decline);
            case REGISTER -> with(this::isOpen, this::register);
            case DEACTIVATE ->
                with(
                        member -> member.state == Member.State.ACTIVE,
                        member ->
                                changed(desk -> desk.users().deactivate(member.id), member, Member.State.DEACTIVATED));
            case REACTIVATE -> with(member -> member.state == Member.State.DEACTIVATED, this::reactivate);
            case CLOSE ->
                with(
                        member -> member.state == Member.State.ACTIVE || member.state == Member.State.DEACTIVATED,
                        member -> changed(desk -> desk.users().close(member.id), member, Member.State.OUT));
            case CHANGE_TYPE -> with(member -> member.state == Member.State.ACTIVE, this::changeType);
            case LIMIT -> with(member -> member.state == Member.State.ACTIVE && !isOver(member), this::limit);
            case MORE_TIME -> with(member -> member.state == Member.State.ACTIVE && isOver(member), this::moreTime);
            case ADD -> add(1 + random.nextInt(3));
            case RETIRE -> retire(1 + random.nextInt(2));
            case WAIT -> clock.move(Duration.ofHours(1 + random.nextInt(60)));
            case EXPIRE -> expire();
        }
    }

    private void with(Predicate<Member> which, Consumer<Member> what) {
        List<Member> some = members.stream().filter(which).toList();
        if (!some.isEmpty()) {
            what.accept(some.get(random.nextInt(some.size())));
        }
    }

    private void invite(UserType type) {
        String name = "p" + members.size();
        boolean refused = type.equals(STAFF) && free() == 0;
        Outcome<InvitationReceipt> invited =
                act(refused, desk -> desk.invitations().invite(InvitationDraft.to(panel.address(name), type)));
        if (refuses(invited, refused)) {
            return;
        }
        members.add(new Member(
                name,
                invited.orThrow().user(),
                invited.orThrow().invitation(),
                type.equals(STAFF),
                clock.instant().plus(LIFETIME)));
    }

    private void leaves(Member member, Function<Desk, Outcome<?>> how) {
        changed(how, member, Member.State.OUT);
    }

    private void changed(Function<Desk, Outcome<?>> how, Member member, Member.State to) {
        act(false, how::apply).orThrow();
        member.state = to;
    }

    private void decline(Member member) {
        panel.kit()
                .roster()
                .front(panel.organization(), new Source("192.0.2.8"))
                .decline(panel.link(member.name))
                .orThrow();
        member.state = Member.State.OUT;
    }

    private void register(Member member) {
        panel.register(member.name).orThrow();
        member.state = Member.State.ACTIVE;
    }

    private void reactivate(Member member) {
        boolean refused = member.staff && !isOver(member) && free() == 0;
        if (!refuses(act(refused, desk -> desk.users().reactivate(member.id)), refused)) {
            member.state = Member.State.ACTIVE;
            member.endSeen = isOver(member);
        }
    }

    private void changeType(Member member) {
        boolean refused = !member.staff && !isOver(member) && free() == 0;
        UserType to = member.staff ? GUEST : STAFF;
        if (!refuses(act(refused, desk -> desk.permissions().changeType(member.id, to)), refused)) {
            member.staff = !member.staff;
            member.endSeen = isOver(member);
        }
    }

    private void limit(Member member) {
        Instant end = clock.instant().plus(Duration.ofHours(1 + random.nextInt(40)));
        act(
                        false,
                        desk -> desk.assignments()
                                .limit(member.id, ValidityDraft.always().until(end)))
                .orThrow();
        member.ends = end;
    }

    private void moreTime(Member member) {
        boolean refused = member.staff && member.endSeen && free() == 0;
        if (!refuses(act(refused, desk -> desk.assignments().limit(member.id, ValidityDraft.always())), refused)) {
            member.ends = Instant.MAX;
            member.endSeen = false;
        }
    }

    private void add(int count) {
        act(panel::supportDesk, false, desk -> desk.seats().add(CODES, count)).orThrow();
        total += count;
    }

    private void retire(int count) {
        Outcome<?> answer =
                act(panel::supportDesk, free() < count, desk -> desk.seats().retire(CODES, count));
        if (free() < count) {
            assertThat(Panel.reason(answer)).isEqualTo(SeatReason.IN_USE);
        } else {
            answer.orThrow();
            total -= count;
        }
    }

    private void expire() {
        panel.kit().roster().operations().expire(1_000);
        for (Member member : members) {
            if (member.state == Member.State.INVITED && !clock.instant().isBefore(member.expires)) {
                member.state = Member.State.OUT;
            }
            if (member.state == Member.State.ACTIVE && isOver(member)) {
                member.endSeen = true;
            }
        }
    }

    /** By the owner. One of eight times the storage fails, before or after it wrote, and the call is repeated. */
    private <T> Outcome<T> act(boolean refused, Function<Desk, Outcome<T>> what) {
        return act(() -> panel.office().desk(), refused, what);
    }

    private <T> Outcome<T> act(Supplier<Desk> by, boolean refused, Function<Desk, Outcome<T>> what) {
        String request = "r" + requests++;
        int fault = random.nextInt(16);
        if (fault < 2 && !refused) {
            panel.kit().faults().nextWrite(fault == 0 ? Moment.BEFORE : Moment.AFTER);
            assertThatThrownBy(() -> what.apply(by.get().once(request))).isInstanceOf(StorageException.class);
        }
        return what.apply(by.get().once(request));
    }

    private static boolean refuses(Outcome<?> answer, boolean expected) {
        if (expected) {
            assertThat(Panel.reason(answer)).isEqualTo(SeatReason.NONE_FREE);
        } else {
            answer.orThrow();
        }
        return expected;
    }

    private boolean isOpen(Member member) {
        return member.state == Member.State.INVITED && clock.instant().isBefore(member.expires);
    }

    private boolean isOver(Member member) {
        return !clock.instant().isBefore(member.ends);
    }

    /** The owner has one, too. */
    private long assigned() {
        return 1 + members.stream().filter(Member::isAssigned).count();
    }

    private long reserved() {
        return members.stream().filter(Member::isReserved).count();
    }

    private long free() {
        return total - assigned() - reserved();
    }
}

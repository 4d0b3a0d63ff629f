package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.lifecycle.LifecycleReport;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.registration.Registration;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.SeatTaking;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.ReactivationReceipt;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A way in which a person comes to a seat. */
enum WayIn {
    INVITED((people, names) -> each(
            names,
            name -> request -> people.office()
                    .once(request)
                    .invitations()
                    .invite(people.panel().draft(name)))),
    LISTED((people, names) -> each(
            names,
            name -> request -> line(people.office()
                    .once(request)
                    .invitations()
                    .inviteAll(AddressList.text(people.panel().address(name)), STAFF)))),
    LISTED_IN_A_FILE_AND_WATCHED((people, names) -> each(
            names,
            name -> request -> line(people.office()
                    .once(request)
                    .invitations()
                    .inviteAll(file("E-mail\n" + people.panel().address(name) + "\n"), STAFF, progress -> true)))),
    IN_THE_PLACE_OF_A_GUEST((people, names) -> each(names, name -> {
        InvitationId guest = people.guestInvited(name).invitation();
        return request -> people.office()
                .once(request)
                .invitations()
                .replace(guest, people.panel().draft("new-" + name));
    })),
    RENEWED((people, names) -> {
        List<InvitationId> invited = names.stream()
                .map(name -> people.panel().invite(name).orThrow().invitation())
                .toList();
        people.after(Duration.ofDays(8));
        people.expire();
        return each(
                invited,
                id -> request -> people.office().once(request).invitations().renew(id));
    }),
    MADE_A_USER((people, names) -> {
        AccountDraft account = AccountDraft.standard().ofType(STAFF);
        return each(names, name -> {
            UserId person = people.listed(name);
            return request -> people.office().once(request).directory().makeUser(person, account);
        });
    }),
    IMPORTED(
            Panel::rule,
            SeatMove.ASSIGN,
            (people, names) -> each(names, name -> request -> people.imports(request, people.user(name, STAFF)))),
    REGISTERED(WayIn::onAcceptance, SeatMove.ASSIGN, (people, names) -> {
        String word = people.office().codeWord();
        return each(names, name -> {
            String link = people.linkOf(people.panel().draft(name));
            return request -> people.front(name).once(request).register(link, word, Offices.PASSWORD);
        });
    }),
    REGISTERED_WITH_A_CODE(WayIn::onAcceptance, SeatMove.ASSIGN, (people, names) -> {
        String word = people.office().codeWord();
        UserId owner = people.office().session().user();
        people.office().desk().registrations().demandSecondStep(owner, true).orThrow();
        return each(names, name -> {
            String phone = people.phone(name);
            String link = people.linkOf(people.panel().draft(name).reachableAt(phone));
            Registration.CodeSent sent = (Registration.CodeSent)
                    people.front(name).register(link, word, Offices.PASSWORD).orThrow();
            String step = sent.step().token().reveal();
            String code = people.panel().kit().handsets().to(phone).code();
            return request -> people.front(name).once(request).answerRegistration(step, code);
        });
    }),
    ACCEPTED_BY_A_USER_OF_ANOTHER_ORGANIZATION(WayIn::onAcceptance, SeatMove.ASSIGN, (people, names) -> {
        String word = people.office().codeWord();
        Office other = people.panel().kit().offices().open();
        return each(names, name -> {
            InvitationId waiting = people.panel().invite(name).orThrow().invitation();
            Desk own = people.elsewhere(other, name);
            return request -> own.once(request)
                    .account()
                    .accept(people.panel().organization(), waiting, word, "seven cows on the moon");
        });
    }),
    REACTIVATED(
            Panel::rule,
            SeatMove.ASSIGN,
            (people, names) -> each(names, name -> {
                UserId user = people.deactivated(name);
                return request -> people.office().once(request).users().reactivate(user);
            })),
    REACTIVATED_WITH_OTHERS(
            Panel::rule,
            SeatMove.ASSIGN,
            (people, names) -> each(names, name -> {
                UserId user = people.deactivated(name);
                return request -> one(people.office().once(request).lifecycle().reactivateAll(List.of(user)));
            })),
    REACTIVATED_AFTER_THE_PERSON(
            Panel::rule,
            SeatMove.ASSIGN,
            (people, names) -> each(names, name -> {
                UserId user = people.imported(name, STAFF);
                people.office().desk().directory().deactivate(user).orThrow();
                people.office().desk().directory().reactivate(user).orThrow();
                return request -> people.office().once(request).users().reactivate(user);
            })),
    MADE_STAFF(
            Panel::rule,
            SeatMove.ASSIGN,
            (people, names) -> each(names, name -> {
                UserId guest = people.imported(name, GUEST);
                return request -> people.office().once(request).permissions().changeType(guest, STAFF);
            })),
    MADE_STAFF_BY_A_PROGRAM(Panel::rule, SeatMove.ASSIGN, (people, names) -> {
        Desk program = people.office().program(Permission.GRANT_PERMISSIONS, Permission.VIEW_USERS);
        return each(names, name -> {
            UserId guest = people.imported(name, GUEST);
            return request -> program.once(request).permissions().changeType(guest, STAFF);
        });
    }),
    GIVEN_MORE_TIME(Panel::rule, SeatMove.ASSIGN, (people, names) -> {
        ValidityDraft aDay =
                ValidityDraft.always().until(people.clock().instant().plus(Duration.ofDays(1)));
        List<UserId> users =
                names.stream().map(name -> people.imported(name, aDay)).toList();
        people.after(Duration.ofDays(2));
        people.expire();
        return each(
                users,
                user -> request -> people.office().once(request).assignments().limit(user, ValidityDraft.always()));
    }),
    ASSIGNED(() -> Panel.rule().withoutSeat(WithoutSeat.unpaid()), SeatMove.ASSIGN, (people, names) -> {
        people.retireFree();
        List<UserId> users =
                names.stream().map(name -> people.imported(name, STAFF)).toList();
        people.panel().support().add(CODES, names.size()).orThrow();
        return each(
                users, user -> request -> people.office().once(request).seats().assign(user));
    });

    @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
    private final Supplier<SeatPoolRule> rule;

    private final SeatMove move;

    @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
    private final Preparation preparation;

    WayIn(Preparation preparation) {
        this(Panel::rule, SeatMove.RESERVE, preparation);
    }

    WayIn(Supplier<SeatPoolRule> rule, SeatMove move, Preparation preparation) {
        this.rule = rule;
        this.move = move;
        this.preparation = preparation;
    }

    /** Comes in under that request id; asked again it comes in again. */
    @FunctionalInterface
    interface Taker {
        Outcome<?> take(String request);
    }

    /** Uses at most as many free seats as there are names, and gives all of them back. */
    @FunctionalInterface
    private interface Preparation {
        List<Taker> takers(Newcomers people, List<String> names);
    }

    /** A panel on which this way takes seats. */
    Panel open(Storage storage, MovableClock clock) {
        return Panel.open(storage, clock, rule.get());
    }

    /** People who come in this way, as soon as they are let. As many seats as that must be free, and still are. */
    List<Taker> takers(Newcomers people, List<String> names) {
        return preparation.takers(people, names);
    }

    /** What becomes of the seat. */
    SeatMove move() {
        return move;
    }

    private static SeatPoolRule onAcceptance() {
        return Panel.rule().takenAt(SeatTaking.ON_ACCEPTANCE);
    }

    private static <E> List<Taker> each(List<E> all, Function<E, Taker> taker) {
        return all.stream().map(taker).toList();
    }

    private static AddressList file(String content) {
        return AddressList.csv(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Outcome<?> line(Outcome<ListReport> report) {
        return report.then(each -> each.lines().get(0).outcome());
    }

    private static Outcome<?> one(Outcome<LifecycleReport<ReactivationReceipt>> report) {
        return report.then(each -> each.answers().get(0).outcome());
    }
}

package io.rosterkit.acceptance.account;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices.Office;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** An organization in which Ben has registered with a password. */
record Home(Kit kit, Office office, SignedIn signedIn) {

    static final String BEN = "ben@weiss.example";
    static final String PASSWORD = "a river runs uphill";
    static final String OTHER = "seven cows on the moon";
    static final Source HERE = new Source("203.0.113.7");

    static Home of(Kit kit) {
        Office office = kit.offices().open();
        return new Home(kit, office, join(kit, office, BEN, PASSWORD));
    }

    /** Somebody who registers in that office. */
    static SignedIn join(Kit kit, Office office, String address, String password) {
        office.desk().invitations().invite(address, STAFF).orThrow();
        return kit.roster()
                .front(HERE)
                .register(kit.mail().to(address).link(), office.codeWord(), password)
                .orThrow()
                .done()
                .signedIn()
                .orElseThrow();
    }

    String word() {
        return office.codeWord();
    }

    Front front() {
        return kit.roster().front(office.organization(), HERE);
    }

    Desk desk() {
        return desk(signedIn.session());
    }

    Desk desk(Session session) {
        return kit.roster().as(new Actor.Member(session), HERE);
    }

    SignedIn signIn(String password) {
        return (SignedIn) front().signIn(BEN, password).orThrow();
    }

    boolean good(SignedIn in) {
        return kit.roster().session(in.token().reveal()).refusal().isEmpty();
    }

    /** Asks for a link, and takes the one that comes. */
    String recoveryLink() {
        kit.mail().all();
        front().recover(BEN).orThrow();
        return kit.mail().to(BEN).link();
    }

    /** Brings Ben into another state, past all rules. */
    void force(Storage storage, UnaryOperator<User> change) {
        User before =
                Stored.user(storage, office.organization(), signedIn.session().user());
        Revision next = before.revision().next(before.revision().seal());
        User after = change.apply(before);
        User written = after.withContact(after.contact(), after.security(), next);
        assertThat(storage.apply(UserRows.update(before, written))).isInstanceOf(Applied.Done.class);
    }

    /** Why attempts of that act were refused, the oldest first; done ones are an empty text. */
    List<String> refusals(String act) {
        List<String> reasons = new ArrayList<>(office.journal(act).stream()
                .map(entry -> entry.refusal().orElse(""))
                .toList());
        Collections.reverse(reasons);
        return reasons;
    }
}

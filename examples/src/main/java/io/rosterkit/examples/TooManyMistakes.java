package io.rosterkit.examples;

import io.rosterkit.examples.telling.Teller;
import io.rosterkit.model.UserId;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.signin.SignIn;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;

/** Somebody mistypes the password until the account is locked, and another administrator unlocks it. */
final class TooManyMistakes {

    private static final int ALLOWED = 5;

    private final Story story;
    private final Teller teller;

    TooManyMistakes(Story story) {
        this.story = story;
        this.teller = story.teller();
    }

    void tell() {
        teller.chapter("Too many mistakes");
        teller.say("At the reception's computer, which does not know him, Ben mistypes his password:");
        for (int attempt = 1; attempt <= ALLOWED; attempt++) {
            answer(Integer.toString(attempt), signIn("a bicycle in the slow"));
        }
        teller.say("Then he finds the mistake:");
        answer("right", signIn(Person.BEN.password()));
        teller.say("That was the password, and the answer is the same: whoever guesses does not even learn that the");
        teller.say(
                "account is locked. Ben does: %d mail went out to him.",
                story.mails().dispatch().sent());
        onHisOwnDevice();
        nobodyUnlocksThemselves();
        teller.say("Anna unlocks him, and the reception's computer lets him in at once:");
        story.ownersDesk().users().unlock(ben()).orThrow();
        answer("right", signIn(Person.BEN.password()));
    }

    private void onHisOwnDevice() {
        teller.say("On his own device, on which he has signed in before, guesses of others do not keep him out:");
        String device = story.staff().ben().device().orElseThrow().reveal();
        answer("right", story.front().signIn(Person.BEN.address(), Person.BEN.password(), device));
    }

    private void nobodyUnlocksThemselves() {
        teller.say("The list of those who are locked:");
        story
                .desk()
                .users()
                .list(UserFilter.locked(), UserQuery.Order.ADDRESS, PageRequest.first(20))
                .orThrow()
                .items()
                .stream()
                .map(TooManyMistakes::line)
                .forEach(line -> teller.show("%s", line));
        teller.say("There he could unlock others, but not himself:");
        story.desk().users().unlock(ben()).refusal().ifPresent(refusal -> teller.show("%s", teller.text(refusal)));
    }

    private Outcome<SignIn> signIn(String password) {
        return story.front().signIn(Person.BEN.address(), password);
    }

    private void answer(String which, Outcome<SignIn> outcome) {
        teller.show(
                "%-5s  %s",
                which,
                outcome.fold(in -> "signed in until " + Teller.time(in.done().expiresAt()), teller::text));
    }

    private UserId ben() {
        return story.staff().ben().session().user();
    }

    private static String line(UserDetails user) {
        String until =
                user.status().lock().flatMap(Lock::until).map(Teller::time).orElse("somebody unlocks it");
        return Teller.clean(user.contact().address().original()) + "  until " + until;
    }
}

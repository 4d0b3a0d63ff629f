package io.rosterkit.examples;

import io.rosterkit.examples.telling.Teller;
import io.rosterkit.model.UserId;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.Users;

/** Somebody leaves, and on a later run comes back first. */
final class Leaving {

    private final Story story;
    private final Teller teller;

    Leaving(Story story) {
        this.story = story;
        this.teller = story.teller();
    }

    void tell() {
        teller.chapter("Somebody leaves");
        Users users = story.desk().users();
        UserId carla = story.staff().carla();
        if (users.get(carla).orThrow().status().state() == UserStatus.DEACTIVATED) {
            teller.say("Carla is back from her year abroad. Ben reactivates her:");
            users.reactivate(carla).orThrow();
            inactive(users);
        }
        SignedIn in = story.front()
                .signIn(Person.CARLA.address(), Person.CARLA.password())
                .orThrow()
                .done();
        teller.say("Carla is at work, signed in until %s, when Ben deactivates her.", Teller.time(in.expiresAt()));
        users.deactivate(carla).orThrow();
        teller.say("Her session ends with that, and she does not get another one:");
        story.roster().session(in.token().reveal()).refusal().ifPresent(why -> teller.show("%s", teller.text(why)));
        story.front()
                .signIn(Person.CARLA.address(), Person.CARLA.password())
                .refusal()
                .ifPresent(why -> teller.show("%s", teller.text(why)));
        inactive(users);
        teller.say("All that is known of her stays, so that she can be reactivated.");
    }

    private void inactive(Users users) {
        teller.say("Users who are not active:");
        var page = users.list(UserFilter.of(UserStatus.DEACTIVATED), UserQuery.Order.ADDRESS, PageRequest.first(20))
                .orThrow();
        if (page.items().isEmpty()) {
            teller.show("nobody");
        }
        page.items().forEach(this::line);
    }

    private void line(UserDetails user) {
        teller.show(
                "%s  %s",
                Teller.clean(user.contact().address().original()),
                Teller.clean(user.contact().name().map(DisplayName::text).orElse("-")));
    }
}

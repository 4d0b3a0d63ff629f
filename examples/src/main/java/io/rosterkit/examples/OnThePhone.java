package io.rosterkit.examples;

import io.rosterkit.Roster;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.organization.OpeningReceipt;
import java.util.Set;
import java.util.stream.Collectors;

/** The code word, which invited people are asked for, as support reads it out to the first of them. */
final class OnThePhone {

    private final Roster roster;
    private final Teller teller;

    OnThePhone(Roster roster, Teller teller) {
        this.roster = roster;
        this.teller = teller;
    }

    /** Answers the code word. */
    String tell(OpeningReceipt founded) {
        teller.chapter("On the phone");
        Actor sam = new Actor.Support(founded.organization(), "sam", Set.of(Permission.MANAGE_USERS), "case 17");
        CodeWord word = roster.as(sam)
                .practices()
                .showCodeWord(founded.practice())
                .orThrow()
                .word()
                .orElseThrow();
        teller.say("Whoever registers is asked for the code word of the practice. Nobody is in there yet to tell it,");
        teller.say("so Sam of the vendor's support looks it up, which the journal keeps, and reads it out to Anna.");
        teller.say("It has no vowels and no look-alikes, so that it survives a bad line:");
        teller.show("code word: %s", word.reveal());
        teller.show("read out:  %s", spelled(word.reveal()));
        teller.say(
                "No mail holds it. A mail alone, forwarded, misdirected or read by others, must not be enough to get in;");
        teller.say("so the word goes another way, and a mail that told it would be held back.");
        return word.reveal();
    }

    private static String spelled(String word) {
        return word.chars()
                .mapToObj(letter -> letter == '-' ? "(pause)" : Character.toString(letter))
                .collect(Collectors.joining("  "));
    }
}

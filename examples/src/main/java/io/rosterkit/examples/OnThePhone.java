package io.rosterkit.examples;

import io.rosterkit.model.organization.CodeWord;
import java.util.stream.Collectors;

/** The code word, which invited people are asked for, as the administrator reads it out. */
final class OnThePhone {

    private final Story story;

    OnThePhone(Story story) {
        this.story = story;
    }

    void tell() {
        Teller teller = story.teller();
        teller.chapter("On the phone");
        CodeWord word = story.desk()
                .practices()
                .showCodeWord(story.founded().practice())
                .orThrow()
                .word()
                .orElseThrow();
        teller.say(
                "Whoever registers is asked for the code word of the practice. Ben looks it up, which the journal keeps,");
        teller.say("and reads it out. It has no vowels and no look-alikes, so that it survives a bad line:");
        teller.show("code word: %s", word.reveal());
        teller.show("read out:  %s", spelled(word.reveal()));
        teller.say(
                "No mail holds it. A mail alone, forwarded, misdirected or read by others, must not be enough to get in;");
        teller.say("so the word goes another way, and a mail that told it would be held back.");
    }

    private static String spelled(String word) {
        return word.chars()
                .mapToObj(letter -> letter == '-' ? "(pause)" : Character.toString(letter))
                .collect(Collectors.joining("  "));
    }
}

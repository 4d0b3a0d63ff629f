package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;

import io.rosterkit.account.Account;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.testkit.Offices.Office;
import java.util.function.Function;
import java.util.function.Supplier;

/** Ways that take more than one call: what comes before, and the call that ends it. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum Flow {
    REGISTER_THEN_CODE(Kind.INVITED, play -> {
        String step = play.registering(play.invitedAt(play.stage()));
        String code = play.scene.code();
        return () -> play.scene.stranger().answerRegistration(step, code);
    }),
    REGISTER_THEN_CODE_AGAIN(Kind.INVITED, play -> {
        String step = play.registering(play.invitedAt(play.stage()));
        return () -> play.scene.stranger().sendNewCode(step);
    }),
    INVITED_THEN_REGISTER(Kind.INVITED, play -> {
        String link = play.invitedAt(play.stage());
        String word = play.stage().codeWord();
        return () -> play.scene.stranger().register(link, word, PASSWORD);
    }),
    WAITING_THEN_ACCEPT(Kind.INVITED, play -> {
        play.joined();
        Office elsewhere = play.invitedElsewhere();
        play.movesTo(elsewhere);
        return accepting(play, elsewhere);
    }),
    AT_HOME_THEN_ACCEPT(Kind.USER, play -> {
        play.joined();
        return accepting(play, play.invitedElsewhere());
    }),
    PASSWORD_THEN_CODE(Kind.USER, play -> {
        String step = play.joined().signingIn();
        String code = play.scene.code();
        return () -> play.scene.stranger().answerSignIn(step, code);
    }),
    PASSWORD_THEN_CODE_AGAIN(Kind.USER, play -> {
        String step = play.joined().signingIn();
        return () -> play.scene.stranger().sendNewCode(step);
    }),
    DEVICE_THEN_PASSWORD(Kind.USER, play -> {
        String device = play.joined().device();
        return () -> play.scene.stranger().signIn(BEN, PASSWORD, device);
    }),
    RECOVERY_THEN_PASSWORD(Kind.USER, play -> {
        play.joined().scene.stranger().recover(BEN).orThrow();
        String link = play.scene.link(BEN);
        String word = play.stage().codeWord();
        return () -> play.scene.stranger().resetPassword(link, word, Play.OTHER);
    }),
    ADDRESS_THEN_CONFIRM(Kind.USER, play -> {
        play.joined().account().changeAddress(Play.NEW_ADDRESS, PASSWORD).orThrow();
        String link = play.scene.link(Play.NEW_ADDRESS);
        return () -> play.scene.stranger().confirmAddress(link);
    }),
    SESSION_THEN_REAUTHENTICATE(Kind.USER, play -> {
        Account account = play.joined().account();
        return () -> account.reauthenticate(PASSWORD);
    }),
    SESSION_THEN_PASSWORD(Kind.USER, play -> {
        Account account = play.joined().account();
        return () -> account.changePassword(PASSWORD, Play.OTHER);
    }),
    SESSION_THEN_ADDRESS(Kind.USER, play -> {
        Account account = play.joined().account();
        return () -> account.changeAddress(Play.NEW_ADDRESS, PASSWORD);
    });

    private final Kind kind;
    private final Function<Play, Supplier<Outcome<?>>> beginning;

    Flow(Kind kind, Function<Play, Supplier<Outcome<?>>> beginning) {
        this.kind = kind;
        this.beginning = beginning;
    }

    /** Of whom something can become meanwhile. */
    enum Kind {
        /** An invitation. */
        INVITED,
        /** A user. */
        USER
    }

    Kind kind() {
        return kind;
    }

    /** Goes as far as before the last call; the answer is that call. */
    Supplier<Outcome<?>> begin(Play play) {
        return beginning.apply(play);
    }

    private static Supplier<Outcome<?>> accepting(Play play, Office elsewhere) {
        Account account = play.account();
        String word = elsewhere.codeWord();
        return () -> account.accept(elsewhere.organization(), play.invited().invitation(), word, Play.OTHER);
    }
}

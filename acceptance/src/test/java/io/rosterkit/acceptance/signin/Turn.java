package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.user.Users;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** What others do, through the desk, while Ben is on the way. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum Turn {
    LOCK(play -> users(play).lock(play.ben()).orThrow()),
    DEACTIVATE(play -> users(play).deactivate(play.ben()).orThrow()),
    CLOSE(play -> users(play).close(play.ben()).orThrow()),
    ROLES(play ->
            users(play).changeRoles(play.ben(), Set.of(OFFICE_ADMINISTRATOR)).orThrow()),
    END_SESSIONS(play -> users(play).endSessions(play.ben()).orThrow()),
    NEW_PASSWORD(
            play -> play.account().changePassword(PASSWORD, Play.OTHER + "!").orThrow()),
    GUESSES(play -> {
        for (int i = 0; i < 5; i++) {
            play.scene.stranger().signIn(BEN, WRONG);
        }
    }),
    WITHDRAW(play -> invitations(play).withdraw(play.invited().invitation()).orThrow()),
    RENEW(play -> invitations(play).renew(play.invited().invitation()).orThrow()),
    REPLACE(play -> invitations(play)
            .replace(play.invited().invitation(), InvitationDraft.to(BEN, STAFF))
            .orThrow()),
    DECLINE(play -> play.front().decline(play.scene.link(BEN)).orThrow()),
    EXPIRE(play -> play.clock.moveTo(play.invited().expiresAt())),
    HOLD(play -> {
        String link = play.scene.link(BEN);
        for (int i = 0; i < 5; i++) {
            play.front().register(link, "BBBBB-22222", PASSWORD);
        }
    }),
    NEW_WORD(play -> play.stage()
            .desk()
            .practices()
            .renewCodeWord(play.stage().founded().practice())
            .orThrow()),
    CLOSE_ORGANIZATION(play ->
            play.scene.roster().operations().close(play.stage().organization()).orThrow());

    static final Set<Turn> OF_A_USER = EnumSet.of(
            LOCK, DEACTIVATE, CLOSE, ROLES, END_SESSIONS, NEW_PASSWORD, GUESSES, NEW_WORD, CLOSE_ORGANIZATION);
    static final Set<Turn> OF_AN_INVITATION =
            EnumSet.of(WITHDRAW, RENEW, REPLACE, DECLINE, EXPIRE, HOLD, NEW_WORD, CLOSE_ORGANIZATION);

    private static final Set<Turn> LEAVING_SESSIONS = EnumSet.of(GUESSES, NEW_WORD);

    private final Consumer<Play> happening;

    Turn(Consumer<Play> happening) {
        this.happening = happening;
    }

    void happen(Play play) {
        happening.accept(play);
    }

    boolean endsSessions() {
        return OF_A_USER.contains(this) && !LEAVING_SESSIONS.contains(this);
    }

    private static Users users(Play play) {
        return play.stage().desk().users();
    }

    private static Invitations invitations(Play play) {
        return play.stage().desk().invitations();
    }
}

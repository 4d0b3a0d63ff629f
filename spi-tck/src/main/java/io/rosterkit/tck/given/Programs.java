package io.rosterkit.tck.given;

import static io.rosterkit.tck.given.Given.NOW;

import io.rosterkit.model.Revision;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.user.stored.User;
import java.time.Duration;
import java.util.Set;

/** The API keys of one organization, and the programs that ask with them. */
public final class Programs {

    private Programs() {}

    /** An API key of that user, made now for ten days, of version 1. */
    public static ApiKey key(Given given, User maker) {
        return new ApiKey(
                given.id(),
                new ApiKeyId(given.next()),
                new DisplayName("Directory"),
                new ApiKey.Grant(maker.id(), Set.of(Permission.INVITE, new Permission("recall"))),
                new ApiKey.Lifetime(NOW, NOW.plus(Duration.ofDays(10)), ApiKeyStatus.ACTIVE),
                2,
                new Revision(1, Given.bytes("0123456789abcdef")));
    }

    /** The program that asks with that key. */
    public static Viewer viewer(ApiKey key) {
        return Viewer.of(new Actor.Program(key.organization(), key.id()));
    }
}

package io.rosterkit.account;

import io.rosterkit.model.SessionId;
import java.util.Optional;

/** The session that was ended; empty when all sessions were ended. */
public record SessionsEnded(Optional<SessionId> session) {}

package io.rosterkit.model.signin;

import java.time.Instant;
import java.util.Optional;

/** What a session has proven last when: the password or what stands for it, and a code as second step. */
public record Proven(Instant passwordAt, Optional<Instant> codeAt) {}

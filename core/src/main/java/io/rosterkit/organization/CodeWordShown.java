package io.rosterkit.organization;

import io.rosterkit.model.organization.CodeWord;
import java.util.Optional;

/** A code word that was shown; empty when the same request showed it before. */
public record CodeWordShown(Optional<CodeWord> word) {}

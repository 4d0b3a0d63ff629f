package io.rosterkit.engine.contact;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserReason;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses external ids: kept in NFC, without blanks at the ends. */
public final class ExternalIdParser {

    /** The field of a refusal about an external id. */
    public static final String FIELD = "externalId";

    private static final Pattern BLANK_AT_ENDS = Pattern.compile("\\A[\\p{Zs}\\s]+|[\\p{Zs}\\s]+\\z");

    private ExternalIdParser() {}

    /** The external id in NFC, without blanks at its ends. */
    public static Outcome<ExternalId> parse(String text) {
        String stripped = BLANK_AT_ENDS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
        return ExternalId.isValid(stripped)
                ? Outcome.done(new ExternalId(stripped))
                : Outcome.refused(
                        Refusal.of(UserReason.EXTERNAL_ID_INVALID).at(FIELD).with("atMost", ExternalId.MAX_LENGTH));
    }

    /** The external id in NFC, without blanks at its ends; empty when none is given. */
    public static Outcome<Optional<ExternalId>> parse(Optional<String> text) {
        return text.map(given -> parse(given).map(Optional::of)).orElseGet(() -> Outcome.done(Optional.empty()));
    }
}

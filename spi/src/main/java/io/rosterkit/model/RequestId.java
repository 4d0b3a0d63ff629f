package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.regex.Pattern;

/** Names one request of the host, so that sending it again has no further effect. 1 to 100 visible ASCII characters. */
public record RequestId(String text) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,100}");

    /** Throws {@link IllegalArgumentException} when the text is not of that form. */
    public RequestId {
        Arguments.required("text", text);
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("requestId must be 1 to 100 visible ASCII characters");
        }
    }

    /**
     * Reads a request id as it comes from a form field. Anything else is refused with
     * {@link InputReason#REQUEST_ID_MALFORMED}.
     */
    public static Outcome<RequestId> parse(String text) {
        Arguments.required("text", text);
        return FORM.matcher(text).matches()
                ? Outcome.done(new RequestId(text))
                : Outcome.refused(Refusal.of(InputReason.REQUEST_ID_MALFORMED).at("requestId"));
    }

    @Override
    public String toString() {
        return text;
    }
}

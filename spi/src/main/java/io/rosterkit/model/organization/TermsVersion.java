package io.rosterkit.model.organization;

import io.rosterkit.model.outcome.Arguments;
import java.util.regex.Pattern;

/** A version of the terms of service, such as {@code 2026-03}. What it says is the host's. */
public record TermsVersion(String code) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** Throws {@link IllegalArgumentException} unless it is letters of ASCII, digits and {@code . _ -}, at most 40. */
    public TermsVersion {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("terms must be 1 to 40 letters, digits, dots, underscores or hyphens");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}

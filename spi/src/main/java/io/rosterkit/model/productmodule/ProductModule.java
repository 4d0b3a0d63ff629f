package io.rosterkit.model.productmodule;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.regex.Pattern;

/**
 * A part of a product that is switched on for practices and given to single users, such as {@code scheduling}. The
 * profile declares those that there are.
 */
public record ProductModule(String code) implements Comparable<ProductModule> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public ProductModule {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("module must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    /**
     * Reads a code as it comes from a form field. What has not the form of a code is refused with
     * {@link ModuleReason#UNKNOWN}.
     */
    public static Outcome<ProductModule> parse(String text) {
        Arguments.required("text", text);
        return FORM.matcher(text).matches()
                ? Outcome.done(new ProductModule(text))
                : Outcome.refused(Refusal.of(ModuleReason.UNKNOWN).at("modules"));
    }

    @Override
    public int compareTo(ProductModule other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}

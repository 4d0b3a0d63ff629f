package io.rosterkit.engine.notice;

import java.util.Locale;
import java.util.Map;

/**
 * The name of a template and the values for it. The renderer neutralizes {@code untrustedValues}, such as the name of a
 * person, an organization or a product. {@code trustedValues}, such as a link, are inserted unchanged. {@code toString}
 * shows the template only.
 */
public record TemplateInput(
        String templateName, Locale language, Map<String, String> untrustedValues, Map<String, String> trustedValues) {

    @Override
    public String toString() {
        return "TemplateInput[" + templateName + "]";
    }
}

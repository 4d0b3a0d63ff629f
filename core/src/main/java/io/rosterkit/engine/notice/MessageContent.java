package io.rosterkit.engine.notice;

import java.util.Locale;
import java.util.Map;

/**
 * What a template is filled with. {@code names} come from people and are neutralised; {@code trusted} values, such as a
 * link, are put in as they are. Its {@code toString} tells nothing.
 */
public record MessageContent(String template, Locale language, Map<String, String> names, Map<String, String> trusted) {

    @Override
    public String toString() {
        return "MessageContent[" + template + "]";
    }
}

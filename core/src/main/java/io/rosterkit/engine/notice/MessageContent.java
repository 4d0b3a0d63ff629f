package io.rosterkit.engine.notice;

import java.util.Locale;
import java.util.Map;

/**
 * The template of a message and the values for it. {@code names} come from people and are neutralized. {@code trusted}
 * values, such as a link, are inserted unchanged. {@code toString} shows the template only.
 */
public record MessageContent(String template, Locale language, Map<String, String> names, Map<String, String> trusted) {

    @Override
    public String toString() {
        return "MessageContent[" + template + "]";
    }
}

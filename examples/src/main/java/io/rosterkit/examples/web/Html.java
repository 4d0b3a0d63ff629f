package io.rosterkit.examples.web;

import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.model.contact.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The pages. What comes from people is escaped. */
final class Html {

    /** Moves the token of a link from the address of the page into the form, and out of the address and its history. */
    static final String LINK_SCRIPT = """
            const link = document.querySelector('input[name="link"]');
            if (location.hash.length > 1) {
              link.value = location.hash.slice(1);
              history.replaceState(null, '', location.pathname);
            }
            """;

    private Html() {}

    static String signIn(String message) {
        return page("Sign in", message, """
                <form method="post" action="/sign-in">
                  <input name="address" type="email" autocomplete="username" required>
                  <input name="password" type="password" autocomplete="current-password" required>
                  <button>Sign in</button>
                </form>""");
    }

    /**
     * {@code action} is where the code goes: {@code /code} after a sign-in, {@code /join-code} after a registration.
     */
    static String code(String action, String message, String step) {
        return page("Code", message, String.format(Locale.ROOT, """
                <form method="post" action="%s">
                  <input name="step" type="hidden" value="%s">
                  <input name="code" inputmode="numeric" autocomplete="one-time-code" required>
                  <button>Go on</button>
                </form>""", action, escaped(step)));
    }

    static String join(String message, String link) {
        return page("Register", message, String.format(Locale.ROOT, """
                <form method="post" action="/join">
                  <input name="link" type="hidden" value="%s">
                  <input name="word" autocomplete="off" required>
                  <input name="password" type="password" autocomplete="new-password" minlength="15" required>
                  <button>Register</button>
                </form>
                <script src="/link.js"></script>""", escaped(link)));
    }

    static String home(String message, List<DirectoryEntry> people) {
        String lines = people.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "<li>%s: %s</li>",
                        escaped(one.contact()
                                .address()
                                .map(EmailAddress::original)
                                .orElse("")),
                        one.status().registration().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("\n"));
        return page("Users", message, String.format(Locale.ROOT, """
                <ul>
                %s
                </ul>
                <form method="post" action="/invite">
                  <input name="address" type="email" required>
                  <button>Invite</button>
                </form>
                <form method="post" action="/sign-out"><button>Sign out</button></form>""", lines));
    }

    private static String page(String title, String message, String body) {
        return String.format(Locale.ROOT, """
                <!DOCTYPE html>
                <html lang="en">
                <title>%s</title>
                <h1>%s</h1>
                <p>%s</p>
                %s
                </html>
                """, title, title, escaped(message), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

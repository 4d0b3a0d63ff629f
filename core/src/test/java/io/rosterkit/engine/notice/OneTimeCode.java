package io.rosterkit.engine.notice;

import java.util.Optional;

/**
 * What a phone makes of a text message, written from the steps of the specification "Origin-bound one-time codes
 * delivered via SMS", section "Parsing".
 */
record OneTimeCode(String host, String code) {

    static Optional<OneTimeCode> parse(String message) {
        Line line = new Line(lastLine(message));
        Optional<String> host = line.token('@');
        if (host.isEmpty() || !line.skip(' ')) {
            return Optional.empty();
        }
        return line.token('#').map(code -> new OneTimeCode(host.get(), code));
    }

    private static String lastLine(String message) {
        String[] lines = message.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        return lines[lines.length - 1];
    }

    /** A line and a position in it. */
    private static final class Line {

        private final String text;
        private int position;

        private Line(String text) {
            this.text = text;
        }

        private boolean skip(char expected) {
            if (position >= text.length() || text.charAt(position) != expected) {
                return false;
            }
            position++;
            return true;
        }

        private Optional<String> token(char marker) {
            if (!skip(marker)) {
                return Optional.empty();
            }
            int start = position;
            while (position < text.length() && " \t\n\f\r".indexOf(text.charAt(position)) < 0) {
                position++;
            }
            return Optional.of(text.substring(start, position)).filter(token -> !token.isEmpty());
        }
    }
}

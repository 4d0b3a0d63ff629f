package io.rosterkit.engine.contact;

/**
 * Code points as ASCII letters and digits (RFC 3492, section 6.3). A label of a domain is short, so nothing overflows.
 */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_CODE_POINT = 128;
    private static final int FIRST_BIAS = 72;

    private final int[] label;
    private final StringBuilder ascii = new StringBuilder();
    private int basic;
    private int handled;
    private int delta;
    private int bias = FIRST_BIAS;

    private Punycode(int[] label) {
        this.label = label;
    }

    /** The ASCII form, without a prefix. */
    static String encode(int... label) {
        return new Punycode(label).encoded();
    }

    private String encoded() {
        for (int codePoint : label) {
            if (codePoint < FIRST_CODE_POINT) {
                ascii.appendCodePoint(codePoint);
            }
        }
        basic = ascii.length();
        handled = basic;
        if (basic > 0) {
            ascii.append('-');
        }
        int next = FIRST_CODE_POINT;
        while (handled < label.length) {
            int least = least(next);
            delta += (least - next) * (handled + 1);
            places(least);
            delta++;
            next = least + 1;
        }
        return ascii.toString();
    }

    private int least(int from) {
        int least = Integer.MAX_VALUE;
        for (int codePoint : label) {
            if (codePoint >= from) {
                least = Math.min(least, codePoint);
            }
        }
        return least;
    }

    /** Writes where that code point stands. */
    private void places(int which) {
        for (int codePoint : label) {
            if (codePoint < which) {
                delta++;
            } else if (codePoint == which) {
                number();
                bias = adapted();
                delta = 0;
                handled++;
            }
        }
    }

    private void number() {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.max(1, Math.min(T_MAX, k - bias));
            if (rest < threshold) {
                ascii.append(digit(rest));
                return;
            }
            ascii.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < T_MAX ? 'a' + value : '0' + value - T_MAX);
    }

    private int adapted() {
        int rest = handled == basic ? delta / DAMP : delta / 2;
        rest += rest / (handled + 1);
        int k = 0;
        while (rest > (BASE - 1) * T_MAX / 2) {
            rest /= BASE - 1;
            k += BASE;
        }
        return k + BASE * rest / (rest + SKEW);
    }
}

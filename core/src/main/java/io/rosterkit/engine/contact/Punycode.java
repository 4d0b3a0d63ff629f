package io.rosterkit.engine.contact;

/** Encodes one label of a domain in Punycode (RFC 3492, section 6.3). A label is short, so no number overflows. */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_N = 128;
    private static final int INITIAL_BIAS = 72;

    private final int[] label;
    private final StringBuilder ascii = new StringBuilder();
    private int basicCount;
    private int handledCount;
    private int delta;
    private int bias = INITIAL_BIAS;

    private Punycode(int[] label) {
        this.label = label;
    }

    /** The ASCII form of a label, without the prefix {@code xn--}. */
    static String encode(int... label) {
        return new Punycode(label).encodeLabel();
    }

    private String encodeLabel() {
        for (int codePoint : label) {
            if (codePoint < INITIAL_N) {
                ascii.appendCodePoint(codePoint);
            }
        }
        basicCount = ascii.length();
        handledCount = basicCount;
        if (basicCount > 0) {
            ascii.append('-');
        }
        int next = INITIAL_N;
        while (handledCount < label.length) {
            int smallest = smallest(next);
            delta += (smallest - next) * (handledCount + 1);
            encodePositions(smallest);
            delta++;
            next = smallest + 1;
        }
        return ascii.toString();
    }

    private int smallest(int from) {
        int smallest = Integer.MAX_VALUE;
        for (int codePoint : label) {
            if (codePoint >= from) {
                smallest = Math.min(smallest, codePoint);
            }
        }
        return smallest;
    }

    /** Encodes all positions of this code point in the label. */
    private void encodePositions(int wanted) {
        for (int codePoint : label) {
            if (codePoint < wanted) {
                delta++;
            } else if (codePoint == wanted) {
                encodeDelta();
                bias = adaptBias();
                delta = 0;
                handledCount++;
            }
        }
    }

    private void encodeDelta() {
        int value = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.max(1, Math.min(T_MAX, k - bias));
            if (value < threshold) {
                ascii.append(digit(value));
                return;
            }
            ascii.append(digit(threshold + (value - threshold) % (BASE - threshold)));
            value = (value - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < T_MAX ? 'a' + value : '0' + value - T_MAX);
    }

    private int adaptBias() {
        int value = handledCount == basicCount ? delta / DAMP : delta / 2;
        value += value / (handledCount + 1);
        int k = 0;
        while (value > (BASE - 1) * T_MAX / 2) {
            value /= BASE - 1;
            k += BASE;
        }
        return k + BASE * value / (value + SKEW);
    }
}

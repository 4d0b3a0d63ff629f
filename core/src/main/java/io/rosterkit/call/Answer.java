package io.rosterkit.call;

import java.util.function.Function;

/**
 * How the first answer of an operation is kept, so that a repeated request gets it again. At most 8,000 characters, no
 * secrets.
 */
public interface Answer<T> {

    /** The answer as text. */
    String write(T answer);

    /** The answer from its text. */
    T read(String text);

    /** A form from its two directions. */
    static <T> Answer<T> of(Function<T, String> write, Function<String, T> read) {
        return new Answer<>() {
            @Override
            public String write(T answer) {
                return write.apply(answer);
            }

            @Override
            public T read(String text) {
                return read.apply(text);
            }
        };
    }
}

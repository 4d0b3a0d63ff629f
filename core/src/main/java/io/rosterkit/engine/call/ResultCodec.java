package io.rosterkit.engine.call;

import java.util.function.Function;

/**
 * Writes the result of an operation as text and reads it again, so that a repeated request gets the first result. The
 * text has at most 8,000 characters and no secrets.
 */
public interface ResultCodec<T> {

    /** The result as text. */
    String write(T result);

    /** The result from its text. */
    T read(String text);

    /** The same codec, which also runs the action when a repeated request gets the first result. */
    default ResultCodec<T> onRepeatedRequest(Runnable action) {
        return of(this::write, text -> {
            action.run();
            return read(text);
        });
    }

    /** A codec from its two functions. */
    static <T> ResultCodec<T> of(Function<T, String> write, Function<String, T> read) {
        return new ResultCodec<>() {
            @Override
            public String write(T result) {
                return write.apply(result);
            }

            @Override
            public T read(String text) {
                return read.apply(text);
            }
        };
    }
}

package io.rosterkit.engine.call;

import java.util.function.Function;

/**
 * How the first answer of an operation is kept, so that a repeated request gets it again. At most 8,000 characters, no
 * secrets.
 */
public interface ResultCodec<T> {

    /** The answer as text. */
    String write(T answer);

    /** The answer from its text. */
    T read(String text);

    /** The same, where something is done first when a repeated request gets the answer again. */
    default ResultCodec<T> whenRepeated(Runnable first) {
        return of(this::write, text -> {
            first.run();
            return read(text);
        });
    }

    /** A form from its two directions. */
    static <T> ResultCodec<T> of(Function<T, String> write, Function<String, T> read) {
        return new ResultCodec<>() {
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

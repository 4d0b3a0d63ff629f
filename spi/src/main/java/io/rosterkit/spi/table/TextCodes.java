package io.rosterkit.spi.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several codes in one column: in order, with a space between. */
public final class TextCodes {

    private TextCodes() {}

    /** The codes of things as one text. */
    public static <T> String write(Collection<T> things, Function<T, String> code) {
        return things.stream().map(code).sorted().collect(Collectors.joining(" "));
    }

    /** The things whose codes stand in that text. */
    public static <T> Set<T> read(String text, Function<String, T> thing) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(" ")).map(thing).collect(Collectors.toUnmodifiableSet());
    }
}

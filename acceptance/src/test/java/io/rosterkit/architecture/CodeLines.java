package io.rosterkit.architecture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which lines of a Java text hold code, and what its comments say. */
record CodeLines(BitSet code, List<Comment> comments) {

    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/|\\S");

    record Comment(int line, String text) {}

    static CodeLines of(String text) {
        BitSet code = new BitSet();
        List<Comment> comments = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int line = 1;
        int counted = 0;
        while (token.find()) {
            line += breaks(text, counted, token.start());
            int last = line + breaks(text, token.start(), token.end());
            counted = token.end();
            if (token.group().startsWith("//") || token.group().startsWith("/*")) {
                comments.add(new Comment(line, token.group()));
            } else {
                code.set(line, last + 1);
            }
            line = last;
        }
        return new CodeLines(code, comments);
    }

    int between(long first, long last) {
        return code.get((int) first, (int) last + 1).cardinality();
    }

    private static int breaks(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}

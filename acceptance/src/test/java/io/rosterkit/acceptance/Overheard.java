package io.rosterkit.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is printed and logged, of every level, until it is closed. */
final class Overheard implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Overheard() {}

    static Overheard begin() {
        Overheard ear = new Overheard();
        PrintStream both = new PrintStream(ear.printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        ear.handler.setLevel(Level.ALL);
        ear.root.addHandler(ear.handler);
        ear.root.setLevel(Level.ALL);
        return ear;
    }

    List<String> texts() {
        logged.add(printed.toString(StandardCharsets.UTF_8));
        return List.copyOf(logged);
    }

    @Override
    public void close() {
        root.setLevel(level);
        root.removeHandler(handler);
        System.setOut(out);
        System.setErr(err);
    }
}

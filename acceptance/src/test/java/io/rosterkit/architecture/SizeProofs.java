package io.rosterkit.architecture;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Planted giants, each beside a thing that is just small enough. */
final class SizeProofs {

    static final List<Proof> ALL = List.of(
            Proof.of("lines-of-a-type", beside(250, "x.Fits", 251, "x.Giant", lines -> type(lines - 2)), "x.Giant"),
            Proof.of(
                    "most-types-are-small",
                    planted -> with(
                            7,
                            beside(120, "x.Fits", 121, "x.Large", lines -> type(lines - 2))
                                    .apply(planted)),
                    "all"),
            Proof.of(
                    "lines-of-a-method",
                    beside(30, "x.Fits", 31, "x.Giant", lines -> method(lines - 2)),
                    "x.Giant.act(int)"),
            Proof.of("types-of-a-package", planted -> with(16, planted).type("core", "y.Alone", "class Alone {}"), "x"),
            Proof.of(
                    "public-methods-of-a-type",
                    beside(12, "x.Fits", 13, "x.Giant", SizeProofs::publicMethods),
                    "x.Giant"),
            Proof.of(
                    "rooms-of-an-entrance",
                    beside(
                            25,
                            "io.rosterkit.engine.wiring.DeskEngines",
                            26,
                            "io.rosterkit.Desk",
                            SizeProofs::publicMethods),
                    "io.rosterkit.Desk"),
            Proof.of(
                    "methods-of-a-port",
                    beside(7, "io.rosterkit.spi.x.Fits", 8, "io.rosterkit.spi.x.Giant", SizeProofs::port),
                    "io.rosterkit.spi.x.Giant"),
            Proof.of(
                    "parameters",
                    beside(5, "x.Fits", 6, "x.Giant", count -> "class NAME { NAME(" + ints(count) + ") {} }"),
                    "x.Giant.<init>(int,int,int,int,int,int)"),
            Proof.of(
                    "collaborators-of-an-engine",
                    beside(
                            9,
                            "io.rosterkit.engine.x.Fits",
                            10,
                            "io.rosterkit.engine.x.Giant",
                            count -> "class NAME { NAME(" + ints(count) + ") {} }"),
                    "io.rosterkit.engine.x.Giant.<init>(int,int,int,int,int,int,int,int,int,int)"),
            Proof.of(
                    "components-of-a-record",
                    beside(7, "x.Fits", 8, "x.Giant", count -> record("public", count)),
                    "x.Giant"),
            Proof.of("components-of-parts", beside(8, "x.Fits", 9, "x.Giant", count -> record("", count)), "x.Giant"));

    private SizeProofs() {}

    private static UnaryOperator<Planted> beside(
            int fits, String small, int over, String large, java.util.function.IntFunction<String> text) {
        return planted -> named(named(planted, small, text.apply(fits)), large, text.apply(over));
    }

    private static Planted named(Planted planted, String name, String text) {
        return planted.type("core", name, text.replace("NAME", name.substring(name.lastIndexOf('.') + 1)));
    }

    private static Planted with(int count, Planted planted) {
        IntStream.range(0, count).forEach(n -> planted.type("core", "x.Small" + n, "class Small" + n + " {}"));
        return planted;
    }

    private static String repeat(int count, java.util.function.IntFunction<String> text, String separator) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(separator));
    }

    private static String type(int fields) {
        return "import java.util.*;\n/** Told. */\nclass NAME {\n"
                + repeat(fields, n -> "int a" + n + "; // of // which\n\n/* \" */", "\n") + "\n}";
    }

    private static String method(int statements) {
        return "class NAME {\nvoid act(int a) {\n" + repeat(statements, n -> "a++;\n\n// why", "\n") + "\n}\n}";
    }

    /** A setting counts once. A lonely half of one counts too, and so do both of two that answer different things. */
    private static String publicMethods(int count) {
        return "public record NAME(int a) { public int a() { return a; } public NAME {}"
                + " public String toString() { return \"\"; } void own() {}"
                + " public int setting() { return 1; } public NAME setting(int value) { return this; }"
                + " public NAME lonely(int value) { return this; }"
                + " public int other() { return 1; } public long other(int value) { return value; }"
                + repeat(count - 4, n -> "public void m" + n + "() {}", " ")
                + " static class Builder { " + repeat(13, n -> "public Builder b" + n + "() { return this; }", " ")
                + " public NAME build() { return null; } } }";
    }

    private static String port(int count) {
        return "interface NAME { static void of() {} " + repeat(count, n -> "void m" + n + "();", " ") + " }";
    }

    private static String record(String visibility, int count) {
        return visibility + " record NAME(" + ints(count) + ") { static final int MORE = 1; " + visibility + " NAME("
                + ints(count) + ") {" + repeat(count, n -> "this.a" + n + " = a" + n + ";", "") + "} }";
    }

    private static String ints(int count) {
        return repeat(count, n -> "int a" + n, ", ");
    }
}

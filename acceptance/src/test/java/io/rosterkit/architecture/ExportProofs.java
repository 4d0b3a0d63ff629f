package io.rosterkit.architecture;

import java.util.List;

/** Planted packages that show what a host cannot use. */
final class ExportProofs {

    private static final String MODULE = "core/src/main/java/module-info.java";

    static final List<Proof> ALL = List.of(
            Proof.of(
                    "exported-share",
                    planted -> planted.type("core", "x.Shown", "public class Shown {}")
                            .type("core", "y.Hidden", "class Hidden {}")
                            .type("spi", "z.NotCounted", "class NotCounted {}")
                            .paper(MODULE, "module core {\n    exports x;\n}"),
                    "all"),
            Proof.of(
                    "exports-mention-exported-types",
                    planted -> planted.type("core", "y.Engine", "public class Engine {}")
                            .type(
                                    "core",
                                    "x.Room",
                                    "public class Room { public Room(java.util.List<y.Engine> engines) {} }")
                            .type(
                                    "core",
                                    "w.Fine",
                                    "public class Fine { Fine(y.Engine own) {} private y.Engine kept;"
                                            + " static class Own { public Own(y.Engine own) {} } }")
                            .type("core", "v.Above", "public class Above extends y.Engine {}")
                            .paper(MODULE, "module core {\n    exports v;\n    exports w;\n    exports x;\n}"),
                    "x",
                    "v"),
            Proof.of(
                    "exports-mention-no-stored-record",
                    planted -> planted.type("spi", "m.stored.Row", "public record Row(long epoch) {}")
                            .type("core", "x.Room", "public interface Room { java.util.List<m.stored.Row> all(); }")
                            .type("core", "w.Fine", "public class Fine { Fine(m.stored.Row own) {} }")
                            .type(
                                    "core",
                                    "y.Engine",
                                    "public class Engine { public m.stored.Row row() { return null; } }")
                            .paper(MODULE, "module core {\n    exports w;\n    exports x;\n}"),
                    "x"));

    private ExportProofs() {}
}

package io.rosterkit.architecture;

import java.util.List;

/** Planted cycles, steps to a floor above, doors that are not on the plan, and a room that wires another. */
final class StructureProofs {

    private static final String PAPER = "docs/ARCHITECTURE.md";

    static final List<Proof> ALL = List.of(
            Proof.of(
                    "no-cycle-in-a-module",
                    planted -> planted.type(
                                    "core", "io.rosterkit.Root", "public class Root { io.rosterkit.hall.Hall hall; }")
                            .type(
                                    "core",
                                    "io.rosterkit.hall.Hall",
                                    "public class Hall { io.rosterkit.stair.Stair stair; }")
                            .type("core", "io.rosterkit.stair.Stair", "public class Stair { io.rosterkit.Root root; }")
                            .type("core", "io.rosterkit.attic.Attic", "public class Attic { io.rosterkit.Root root; }"),
                    "io.rosterkit+io.rosterkit.hall+io.rosterkit.stair"),
            Proof.of(
                    "no-cycle-across-modules",
                    planted -> planted.type(
                                    "spi", "io.rosterkit.model.Up", "public class Up { io.rosterkit.hall.Down down; }")
                            .type("core", "io.rosterkit.hall.Down", "public class Down { io.rosterkit.model.Up up; }"),
                    "io.rosterkit.hall+io.rosterkit.model"),
            Proof.of(
                    "module-edges",
                    planted -> planted.type("spi", "io.rosterkit.model.Id", "public class Id {}")
                            .type("core", "io.rosterkit.Core", "public class Core { io.rosterkit.model.Id[] ids; }")
                            .type(
                                    "adapters-jdbc",
                                    "io.rosterkit.jdbc.Rows",
                                    "class Rows { java.util.List<io.rosterkit.Core> cores; io.rosterkit.model.Id id; }")
                            .type(
                                    "adapters-mail",
                                    "io.rosterkit.mail.Post",
                                    "class Post { java.util.function.Supplier<?> made = io.rosterkit.Core::new; }"),
                    "adapters-jdbc->core",
                    "adapters-mail->core"),
            Proof.of(
                    "users-are-written-whole",
                    planted -> planted.type(
                                    "spi",
                                    "io.rosterkit.spi.user.UserTable",
                                    "public class UserTable { public static final Object USERS = 1; }")
                            .type(
                                    "spi",
                                    "io.rosterkit.spi.user.UserRows",
                                    "public class UserRows { public Object all = UserTable.USERS; }")
                            .type(
                                    "core",
                                    "io.rosterkit.hall.Hall",
                                    "class Hall { Object part = io.rosterkit.spi.user.UserTable.USERS; }")
                            .type(
                                    "core",
                                    "io.rosterkit.hall.Stair",
                                    "class Stair { Object all = new io.rosterkit.spi.user.UserRows().all; }"),
                    "io.rosterkit.hall.Hall->io.rosterkit.spi.user.UserTable"),
            Proof.of(
                    "room-edges",
                    planted -> planted.type("core", "io.rosterkit.Root", "class Root { io.rosterkit.hall.Hall hall; }")
                            .type(
                                    "core",
                                    "io.rosterkit.hall.Hall",
                                    "public class Hall { io.rosterkit.stair.Stair stair; }")
                            .type(
                                    "core",
                                    "io.rosterkit.stair.Stair",
                                    "public class Stair { io.rosterkit.attic.Attic attic; }")
                            .type("core", "io.rosterkit.attic.Attic", "public class Attic {}")
                            .paper(PAPER, """
                                    | cellar | attic |
                                    <!-- edges -->
                                    | room | may use |
                                    |---|---|
                                    | io.rosterkit | all |
                                    | hall | stair, attic |
                                    | stair | all |
                                    | garden | - |
                                    <!-- /edges -->
                                    | attic | - |
                                    """),
                    "stair->attic",
                    "stair->all",
                    "attic",
                    "hall->attic",
                    "garden"),
            Proof.of(
                    "only-the-root-wires",
                    planted -> planted.type(
                                    "core",
                                    "io.rosterkit.Root",
                                    "class Root { Object hall = new io.rosterkit.hall.Hall(); }")
                            .type(
                                    "core",
                                    "io.rosterkit.hall.Hall",
                                    "public class Hall { Own own = new Own(); static class Own {} }")
                            .type("core", "io.rosterkit.hall.Value", "public record Value() {}")
                            .type(
                                    "core",
                                    "io.rosterkit.stair.Stair",
                                    "class Stair { Object hall = new io.rosterkit.hall.Hall(), fine = new io.rosterkit.hall.Value(); }")
                            .type(
                                    "examples",
                                    "io.rosterkit.examples.Start",
                                    "class Start { java.util.function.Supplier<?> hall = io.rosterkit.hall.Hall::new; }"),
                    "io.rosterkit.stair.Stair->io.rosterkit.hall.Hall",
                    "io.rosterkit.examples.Start->io.rosterkit.hall.Hall"));

    private StructureProofs() {}
}

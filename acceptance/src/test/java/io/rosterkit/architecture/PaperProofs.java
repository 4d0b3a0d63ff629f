package io.rosterkit.architecture;

import java.util.List;

/** Planted papers that are missing, wordy, signed, empty or unfinished, and a few names. */
final class PaperProofs {

    private static final String MARK = "\n@org.jspecify.annotations.NullMarked";

    static final List<Proof> ALL = List.of(
            Proof.of(
                    "names",
                    planted -> planted.type(
                                    "core", "x.UserManager", "class UserManager { static class StringUtils {} }")
                            .type("core", "x.AbstractStore", "class AbstractStore {}")
                            .type("core", "x.Implementer", "class Implementer {}"),
                    "x.UserManager",
                    "x.UserManager.StringUtils",
                    "x.AbstractStore"),
            Proof.of(
                    "package-info",
                    planted -> planted.type("core", "none.A", "class A {}")
                            .packageInfo("core", "unmarked", "/** One sentence. */")
                            .packageInfo("core", "mute", "@NullMarked".replace("@", "@org.jspecify.annotations."))
                            .packageInfo("core", "wordy", "/** One. Two. {@link String}! Four? */" + MARK)
                            .packageInfo(
                                    "core", "fine", "/** One, see {@link java.lang.String}. Two. Three. */" + MARK),
                    "none",
                    "unmarked",
                    "mute",
                    "wordy"),
            Proof.of(
                    "no-author",
                    planted -> planted.type("core", "x.Signed", "/** A type.\n * @author me */ class Signed {}")
                            .type(
                                    "core",
                                    "x.Fine",
                                    "/** By no {@code @author}. */ class Fine { String text = \"@author\"; }"),
                    "x.Signed.java"),
            Proof.of(
                    "no-empty-tags",
                    planted -> planted.type(
                                    "core", "x.Param", "class Param {\n/** Acts.\n * @param a */ void act(int a) {} }")
                            .type(
                                    "core",
                                    "x.Return",
                                    "class Return {\n/** Acts.\n * @return\n */ int act() { return 1; } }")
                            .type(
                                    "core",
                                    "x.Fine",
                                    "class Fine {\n/** Acts.\n * @param a how often */ void act(int a) {} }"),
                    "x.Param.java",
                    "x.Return.java"),
            Proof.of(
                    "nothing-unfinished",
                    planted -> planted.type("core", "x.Later", "class Later {} // FIXME soon")
                            .type("core", "x.Also", "/* TODO */ class Also {}")
                            .type(
                                    "core",
                                    "x.Fine",
                                    "class Fine { String text = \"// TODO \\\" FIXME\"; char c = '\"'; } // mastodon"),
                    "x.Later.java",
                    "x.Also.java"));

    private PaperProofs() {}
}

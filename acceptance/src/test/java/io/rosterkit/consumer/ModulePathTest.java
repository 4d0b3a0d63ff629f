package io.rosterkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are Java modules themselves, compiled and run with a module path and no other option. */
class ModulePathTest {

    private static final String TESTING = """
              <dependencies>
                <dependency>
                  <groupId>io.rosterkit</groupId>
                  <artifactId>rosterkit-testkit</artifactId>
                  <version>%s</version>
                </dependency>
              </dependencies>
            """;

    private static final String IN_MEMORY = """
            package host;

            import io.rosterkit.profile.StandardProfile;
            import io.rosterkit.inmemory.InMemoryStorage;
            import io.rosterkit.model.access.Source;
            import io.rosterkit.testkit.Kit;
            import io.rosterkit.testkit.MovableClock;

            public final class InMemory {
                public static void main(String[] arguments) {
                    MovableClock clock = new MovableClock();
                    Kit kit = Kit.of(InMemoryStorage.create(clock), clock, StandardProfile.of("Example"));
                    kit.offices().open().desk().invitations()
                            .invite("ben@weiss.example", StandardProfile.STAFF).orThrow();
                    System.out.println(kit.roster().front(new Source("203.0.113.7"))
                            .look(kit.mail().to("ben@weiss.example").link()).orThrow().organization().text());
                }
            }
            """;

    private static final String FORM = """
            package host;

            import io.rosterkit.Roster;
            import io.rosterkit.form.EmailText;
            import io.rosterkit.form.Forms;
            import io.rosterkit.form.NewPassword;
            import jakarta.validation.ConstraintViolation;
            import jakarta.validation.MessageInterpolator;
            import java.util.Comparator;
            import java.util.Locale;
            import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

            public final class Form {
                record Newcomer(@EmailText String address, @NewPassword String password) {}

                public static void main(String[] arguments) {
                    Locale.setDefault(Locale.GERMAN);
                    MessageInterpolator theirs = new ParameterMessageInterpolator();
                    print(theirs);
                    print(Forms.messages(Roster.texts(), theirs, () -> Locale.ENGLISH));
                }

                private static void print(MessageInterpolator messages) {
                    Forms.validators(messages).getValidator().validate(new Newcomer("anna@straße.example", "")).stream()
                            .sorted(Comparator.comparing(ConstraintViolation::getMessageTemplate))
                            .map(one -> Forms.refusal(one).orElseThrow().code() + ": " + one.getMessage())
                            .forEach(System.out::println);
                }
            }
            """;

    private static final String WITHOUT_PROVIDER = """
            package host;

            import io.rosterkit.Roster;
            import io.rosterkit.form.Forms;
            import io.rosterkit.profile.StandardProfile;

            public final class Without {
                public static void main(String[] arguments) {
                    try {
                        StandardProfile.of("Example");
                    } catch (IllegalStateException missing) {
                        System.out.println("a profile: " + missing.getMessage());
                    }
                    try {
                        Forms.validators(null);
                    } catch (IllegalArgumentException misuse) {
                        System.out.println(misuse.getMessage());
                    }
                    try {
                        Forms.validators(Forms.messages(Roster.texts(), new Plain(), () -> java.util.Locale.ENGLISH));
                    } catch (IllegalStateException missing) {
                        System.out.println(missing.getMessage());
                    }
                }

                private static final class Plain implements jakarta.validation.MessageInterpolator {
                    @Override
                    public String interpolate(String template, Context context) {
                        return template;
                    }

                    @Override
                    public String interpolate(String template, Context context, java.util.Locale locale) {
                        return template;
                    }
                }
            }
            """;

    @TempDir
    static Path projects;

    private static String stored;
    private static String testing;

    @BeforeAll
    static void resolve() {
        stored =
                HostProject.in(projects.resolve("stored"), Readme.coordinates()).classPath();
        testing = HostProject.in(projects.resolve("testing"), TESTING.formatted(Repository.version()))
                .classPath();
    }

    @Test
    void goesThroughTheFirstHourOnADatabase(@TempDir Path directory) {
        String descriptor = "module host { requires io.rosterkit.core; requires io.rosterkit.jdbc;"
                + " requires io.rosterkit.mail; requires com.h2database; }";

        String console = run(directory, stored, descriptor, "FirstHour", "package host;\n" + Readme.program());

        assertThat(console).contains("Ben Arendt signs in: done").doesNotContain("WARN", "SLF4J");
    }

    @Test
    void usesTheTestKitInMemory(@TempDir Path directory) {
        String descriptor = "module host { requires io.rosterkit.testkit; }";

        assertThat(run(directory, testing, descriptor, "InMemory", IN_MEMORY)).endsWith("Office 1\n");
    }

    @Test
    void checksAFormWithoutAnImplementationOfExpressions(@TempDir Path directory) {
        String descriptor = "module host { requires io.rosterkit.core; requires org.hibernate.validator;"
                + " opens host to org.hibernate.validator; }";

        assertThat(run(directory, stored, descriptor, "Form", FORM))
                .containsSubsequence(
                        "contact.address_malformed: An diese E-Mail-Adresse",
                        "signin.password_too_short: Dieses Passwort ist zu kurz. Bitte wählen Sie eines mit mindestens 15",
                        "contact.address_malformed: The part of this address after the @",
                        "signin.password_too_short: This password is too short.");
    }

    @Test
    void saysThatThereIsNoProvider(@TempDir Path directory) {
        String none = Arrays.stream(stored.split(File.pathSeparator))
                .filter(jar -> !jar.contains("hibernate-validator"))
                .collect(Collectors.joining(File.pathSeparator));

        assertThat(run(directory, none, "module host { requires io.rosterkit.core; }", "Without", WITHOUT_PROVIDER))
                .contains(
                        "a profile: no provider of Jakarta Validation was found: rosterkit-core",
                        "messages must not be null",
                        "\nno provider of Jakarta Validation was found: rosterkit-core");
    }

    private static String run(Path directory, String libraries, String descriptor, String main, String source) {
        HostProject.write(directory.resolve("source/module-info.java"), descriptor);
        HostProject.write(directory.resolve("source/host/" + main + ".java"), source);
        Command command = new Command(directory);
        command.javac(
                "--module-path", libraries, "-d", "host", "source/module-info.java", "source/host/" + main + ".java");
        return command.java("--module-path", HostProject.path("host", libraries), "-m", "host/host." + main);
    }
}

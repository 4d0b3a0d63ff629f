package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.examples.products.Product;
import io.rosterkit.examples.products.Products;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.mail.EmlFolder;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.RosterTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each product is one by its profile alone, and its story ends the same on every storage. */
@RosterTest
@EveryStorage
class ProductsTest {

    private static final byte[] KEY = new byte[32];

    @TempDir
    private Path folder;

    @Test
    @Tag("T1")
    @Tag("T2")
    @Tag("T5")
    @Tag("T6")
    @Tag("T8")
    @Tag("T9")
    @Tag("T10")
    void inTebraASystemAdministratorUnlocksAndReactivatesAndSupportDoesNot(Storage storage) {
        assertThat(told("Tebra", storage))
                .containsSubsequence(
                        "\"mull\" finds:",
                        "Dr. Jörg Müller, provider",
                        "Sara adds billing to Jörg:",
                        "The module billing is not switched on at a practice of this user. Please contact support.",
                        "support switches it on for the practice:",
                        "done",
                        "Sara adds billing and charting:",
                        "done",
                        "May Jörg send claims? yes.",
                        "Locked providers, and locked staff who are none:",
                        "Dr. Jörg Müller, provider",
                        "Nora Quinn, non-provider",
                        "support unlocks Nora:",
                        "Support may not do this here. Those who can are: Sara Lindqvist.",
                        "Sara unlocks Nora:",
                        "done",
                        "Nora signs in at once:",
                        "done",
                        "2 of 2 were deactivated",
                        "Dr. Jörg Müller, provider",
                        "done",
                        "Nora Quinn, non-provider",
                        "done",
                        "May she schedule visits? no.",
                        "May she now? yes.",
                        "support takes Sara's role:",
                        "This is the last active user who may unlock others.",
                        "Jörg came back with the modules [].",
                        "Sara adds billing to Jörg, who belongs to no practice:",
                        "This user belongs to no practice at present. An administrator has to assign one first.",
                        "and again, when she has assigned the practice:",
                        "done",
                        "Now Jörg has the modules [billing].",
                        "provider-licences: 1 in all, 1 assigned, 0 reserved, 0 free",
                        "Sara invites another provider:",
                        "No seat is free at present.",
                        "Sara takes Jörg's licence:",
                        "done",
                        "Jörg has the modules [], and is:",
                        "Dr. Jörg Müller, non-provider",
                        "Sara invites the other provider again:",
                        "done",
                        "provider-licences: 1 in all, 0 assigned, 1 reserved, 0 free");
    }

    @Test
    @Tag("M1")
    @Tag("M6")
    @Tag("M8")
    @Tag("M9")
    @Tag("M10")
    @Tag("M11")
    @Tag("Q2")
    void inMediprocityEachMemberTakesAnAccessCode(Storage storage) {
        assertThat(told("Mediprocity", storage))
                .containsSubsequence(
                        "ben(at)harbor.example",
                        "This is not an e-mail address",
                        "ADA@harbor.example",
                        "This address stands in line 1 of the list already.",
                        "marta@harbor.example",
                        "This address belongs to a user already",
                        "cleo@harbor.example",
                        "No seat is free at present.",
                        "2 of 6 are invited.",
                        "access-codes: 3 in all, 1 assigned, 2 reserved, 0 free",
                        "Marta invites a guest:",
                        "done",
                        "Marta adds a code:",
                        "You are not allowed to do this.",
                        "MORE_SEATS {count=2, pool=access-codes}.",
                        "support adds them under that case:",
                        "done",
                        "Marta invites Cleo once more:",
                        "done",
                        "ada@harbor.example, prescriber",
                        "ben@harbor.example, no prescriber",
                        "Marta deactivates Ada:",
                        "done",
                        "Ada signs in:",
                        "Signing in did not work.",
                        "Support has not verified it yet",
                        "access-codes: 5 in all, 3 assigned, 1 reserved, 1 free",
                        "support says yes:",
                        "done",
                        "access-codes: 5 in all, 2 assigned, 1 reserved, 2 free",
                        "Ada is ada@harbor.example, and DEACTIVATED.",
                        "May Marta reach her data? Yes.",
                        "Marta reactivates Ada, who takes a code:",
                        "done",
                        "support says no:",
                        "done",
                        "Ben is ACTIVE, with the code that he had:",
                        "access-codes: 5 in all, 3 assigned, 1 reserved, 1 free",
                        "The ledger, the newest entry first:",
                        "assign 1, user.reactivate by member",
                        "release 1, deactivation.verify by support",
                        "add 3, organization.open by system",
                        "Ledger and seats agree.");
    }

    @Test
    @Tag("P3")
    @Tag("P4")
    @Tag("P5")
    @Tag("P6")
    @Tag("P9")
    @Tag("Q2")
    void inThePortalATypeChangesInMidSession(Storage storage) {
        String refused = "You cannot write to this person.";

        assertThat(told("Secure Messaging Portal", storage))
                .containsSubsequence(
                        "to Petra:",
                        "done",
                        "to Hana, another guest:",
                        refused,
                        "to an address without a user:",
                        refused,
                        "No (never of type).",
                        "Gil invites a colleague:",
                        "You are not allowed to do this.",
                        "Petra makes him a professional:",
                        "No seat is free at present.",
                        "support adds a seat:",
                        "done",
                        "Petra makes him a professional:",
                        "done",
                        "in the same session? Yes (type).",
                        "Gil invites a colleague:",
                        "done",
                        "Petra makes him a guest again:",
                        "done",
                        "And now? No (never of type).",
                        "Yes (single grant).",
                        "No (single denial).",
                        "he may not",
                        "Gil asks why:",
                        "You are not allowed to do this.",
                        "makes Gil a professional:",
                        "done",
                        "unlocks Gil, which its key does not hold:",
                        "You are not allowed to do this.",
                        "Petra revokes the key:",
                        "done",
                        "the program deactivates Gil:",
                        "This API key does not work.",
                        "professionals: 2 in all, 2 assigned, 0 reserved, 0 free",
                        "Petra takes the seat of Gil:",
                        "done",
                        "Gil is a guest now.",
                        "professionals: 2 in all, 1 assigned, 0 reserved, 1 free");
    }

    @Test
    @Tag("N2")
    @Tag("N4")
    @Tag("N6")
    void inPracticeByNumbersAnEmployeeBecomesAUserByOneAct(Storage storage) {
        assertThat(told("Practice by Numbers", storage))
                .containsSubsequence(
                        "Emma Roth, employee, account LISTED",
                        "Olga Brandt, employee, account ACTIVE",
                        "Oskar Lind, outside-person, account LISTED",
                        "Emma mishears the code word:",
                        "This code word was not accepted.",
                        "Employees with a user:",
                        "Emma Roth, employee, account ACTIVE",
                        "Olga deactivates the user of Emma:",
                        "done",
                        "The person stays active:",
                        "Emma Roth, employee, account DEACTIVATED",
                        "Olga deactivates Oskar, the person:",
                        "done",
                        "and would make him a user:",
                        "This person is deactivated in the directory.");
    }

    private String told(String name, Storage storage) {
        Product product = Product.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RosterBuilder builder =
                Roster.create(storage, KeyRing.of(KEY), product.profile()).passwords(CountingHasher.create());
        Products.run(
                product,
                builder,
                EmlFolder.in(folder, "no-reply@app.example.org"),
                new Teller(new PrintStream(bytes, true, StandardCharsets.UTF_8), Roster.texts()));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

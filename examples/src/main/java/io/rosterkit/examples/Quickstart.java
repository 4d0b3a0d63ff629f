package io.rosterkit.examples;

import io.rosterkit.Roster;
import io.rosterkit.examples.site.CannotGoOn;
import io.rosterkit.examples.site.Site;
import io.rosterkit.examples.telling.MailRoom;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.outcome.RefusedException;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.StorageException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The life of an organization in a minute, on a database in a file: people register and sign in, others are invited
 * from a list, mails go out, links are used, taken back and renewed, somebody is locked out and let in again, somebody
 * leaves, and everything is on record. Run it twice: the second time it finds all of it again.
 *
 * <p>Arguments, both optional: the folder in which everything is kept, and a CSV file of your own.
 */
public final class Quickstart {

    private static final Path FOLDER = Path.of("target", "rosterkit-quickstart");
    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private final Teller teller;

    private Quickstart(Teller teller) {
        this.teller = teller;
    }

    /** Runs it; the exit code is 0 unless the story could not be told to its end. */
    public static void main(String[] arguments) {
        // In UTF-8 whatever the locale says: in a bare container Java would print names as question marks.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int code = run(out, arguments);
        if (code != DONE) {
            System.exit(code);
        }
    }

    static int run(PrintStream out, String... arguments) {
        List<Path> given = Arrays.stream(arguments)
                .filter(argument -> argument != null && !argument.isBlank())
                .map(Path::of)
                .toList();
        Quickstart quickstart = new Quickstart(new Teller(out, Roster.texts()));
        return quickstart.run(
                given.stream().findFirst().orElse(FOLDER),
                given.stream().skip(1).findFirst());
    }

    private int run(Path folder, Optional<Path> csv) {
        teller.title("Rosterkit quickstart");
        try {
            People people = People.from(csv);
            try (Site site = Site.in(folder)) {
                tell(site, people);
            }
            return DONE;
        } catch (RefusedException refused) {
            return end(teller.text(refused.refusal()));
        } catch (CannotGoOn ended) {
            return end(ended.reason());
        } catch (StorageException | IOException broken) {
            return end("The database in " + folder + " cannot be used. Is another quickstart at work there?");
        }
    }

    private void tell(Site site, People people) {
        teller.say("Everything is kept in %s:", site.folder());
        teller.say("a database, a secret key that only you can read, and a folder of mails. Delete it to begin anew.");
        Roster roster = Roster.create(site.storage(), site.keys(), StandardProfile.of("Example Praxis"))
                .links("https://app.example.org")
                .mail(site.mails())
                .build();
        MailRoom mails = new MailRoom(roster, site.mails());
        OpeningReceipt founded = new Founding(roster, teller).tell(site);
        String codeWord = new OnThePhone(roster, teller).tell(founded);
        Story story = new GettingIn(roster, mails, teller, founded).tell(codeWord);
        new InvitingTheList(story).tell(people, site.isNew());
        new SendingMails(story).tell(site.folder());
        InvitationId renewed = new OneByOne(story).tell();
        new LookingAround(story).tell();
        new TooManyMistakes(story).tell();
        new Leaving(story).tell();
        new Trail(story).tell(renewed);
        teller.say("");
        teller.say(
                site.isNew()
                        ? "Run it again: it will find all of this. Run it with your own list: -Dcsv=people.csv"
                        : "That was a further run on the same data.");
    }

    private int end(String reason) {
        teller.say("");
        teller.say("%s", reason);
        return NOT_DONE;
    }
}

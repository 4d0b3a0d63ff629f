package io.rosterkit.examples.products;

import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.examples.site.Site;
import io.rosterkit.examples.telling.MailRoom;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.mail.EmlFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs every product once, each on a database of its own in a new folder. */
public final class Products {

    private Products() {}

    /** Runs them. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Teller teller = new Teller(out, Roster.texts());
        for (Product product : Product.all()) {
            Path target = Files.createDirectories(Path.of("target"));
            try (Site site = Site.in(Files.createTempDirectory(target, "products"))) {
                run(product, Roster.create(site.storage(), site.keys(), product.profile()), site.mails(), teller);
            }
        }
    }

    /** Runs one with a roster of its profile. */
    public static void run(Product product, RosterBuilder builder, EmlFolder mails, Teller teller) {
        teller.chapter(product.name());
        Roster roster = builder.links("https://app.example.org").mail(mails).build();
        product.tell(Scene.open(roster, new MailRoom(roster, mails), teller, product));
    }
}

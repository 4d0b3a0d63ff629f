package io.rosterkit.examples.products;

import io.rosterkit.profile.Profile;
import java.util.List;

/** A product: what it is by its profile, and a story from its everyday life. */
public interface Product {

    /** The products that run. */
    static List<Product> all() {
        return List.of(new PracticeByNumbers(), new Tebra(), new SecureMessagingPortal(), new Mediprocity());
    }

    /** What it is called. */
    String name();

    /** Everything that makes the library this product. */
    Profile profile();

    /** The person who is invited first, and their organization. */
    Opened opened();

    /** Tells the story. */
    void tell(Scene scene);

    /** An organization to be opened, and its first user. */
    record Opened(String organization, String firstUser, String address) {}
}

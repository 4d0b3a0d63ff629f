package io.rosterkit.examples;

/** The three people of the story. Their passwords stand here because nobody types them; a product never sees any. */
enum Person {
    ANNA("anna.weiss@praxis-weiss.example", "Dr. Anna Weiß", "herons over the reed"),
    BEN("ben.okafor@praxis-weiss.example", "Ben Okafor", "a bicycle in the snow"),
    CARLA("carla.neri@praxis-weiss.example", "Carla Neri", "nine plates of soup");

    private final String address;
    private final String fullName;
    private final String password;

    Person(String address, String fullName, String password) {
        this.address = address;
        this.fullName = fullName;
        this.password = password;
    }

    String address() {
        return address;
    }

    String fullName() {
        return fullName;
    }

    String password() {
        return password;
    }
}

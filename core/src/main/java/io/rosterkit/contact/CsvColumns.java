package io.rosterkit.contact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which column of a CSV file holds what; -1 for a column the file does not have. */
record CsvColumns(boolean heading, int address, int name, int firstName, int lastName, int type, int roles) {

    static final CsvColumns WITHOUT_HEADING = new CsvColumns(false, 0, 1, -1, -1, -1, -1);

    private static final Set<String> ADDRESS =
            Set.of("email", "mail", "address", "emailaddress", "adresse", "emailadresse", "mailadresse");
    private static final Set<String> NAME = Set.of("name", "displayname", "fullname", "anzeigename");
    private static final Set<String> FIRST_NAME = Set.of("firstname", "givenname", "vorname");
    private static final Set<String> LAST_NAME = Set.of("lastname", "familyname", "surname", "nachname");
    private static final Set<String> TYPE = Set.of("type", "usertype", "typ");
    private static final Set<String> ROLES = Set.of("role", "roles", "rolle", "rollen");

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

    /** The columns of a file that begins with that record: a heading names an address column and holds no address. */
    static CsvColumns of(List<String> first) {
        List<String> titles = first.stream()
                .map(title -> NO_LETTER.matcher(title.toLowerCase(Locale.ROOT)).replaceAll(""))
                .toList();
        int address = find(titles, ADDRESS);
        if (address < 0 || first.stream().anyMatch(field -> field.indexOf('@') >= 0)) {
            return WITHOUT_HEADING;
        }
        return new CsvColumns(
                true,
                address,
                find(titles, NAME),
                find(titles, FIRST_NAME),
                find(titles, LAST_NAME),
                find(titles, TYPE),
                find(titles, ROLES));
    }

    ListedPerson line(int number, List<String> fields) {
        String both = Stream.of(at(fields, firstName), at(fields, lastName))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String whole = at(fields, name);
        return ListedPerson.of(
                number, at(fields, address), whole.isEmpty() ? both : whole, at(fields, type), at(fields, roles));
    }

    private static int find(List<String> titles, Set<String> known) {
        for (int column = 0; column < titles.size(); column++) {
            if (known.contains(titles.get(column))) {
                return column;
            }
        }
        return -1;
    }

    private static String at(List<String> fields, int column) {
        return column < 0 || column >= fields.size() ? "" : fields.get(column).strip();
    }
}

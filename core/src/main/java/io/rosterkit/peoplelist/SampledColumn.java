package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.peoplelist.Heading.Meaning;
import io.rosterkit.peoplelist.ListPreview.Remark;
import io.rosterkit.peoplelist.ListPreview.Why;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the first records tell of a column. */
record Column(int number, String title, Heading heading, int filled, int addresses, boolean sameForAll, int blanks) {

    /** The one that is meant first among those of one meaning. */
    static final Comparator<Column> BY_RANK =
            Comparator.comparingInt((Column column) -> column.heading().rank()).thenComparingInt(Column::number);

    private static final Set<Meaning> ONLY_WHEN_NAMED = EnumSet.of(Meaning.PHONE, Meaning.TYPE, Meaning.ROLES);

    private static final int SAME_FOR_ALL = 3;
    private static final int SHARED = 500;
    private static final int PLAIN_NAME = 50;
    private static final Set<Integer> CONTACTS = Set.of(20, 60);
    private static final int UNREACHABLE = 2_500;

    /** Domains of a network inside an office; no mail from outside goes there. */
    private static final Pattern INSIDE = Pattern.compile("(?i).*\\.(local|localdomain|lan|intern|internal|corp|home)");

    private static final Pattern BLANK = Pattern.compile("\\s");

    static Column of(int number, String title, List<CsvRow> lines) {
        List<String> fields = lines.stream()
                .map(line -> line.field(number))
                .filter(field -> !field.isEmpty())
                .toList();
        Set<String> different = new HashSet<>(fields);
        return new Column(
                number,
                title,
                heading(title, fields),
                fields.size(),
                (int) fields.stream().filter(ListedPerson::holdsAddress).count(),
                fields.size() >= SAME_FOR_ALL && different.size() == 1,
                (int) fields.stream()
                        .filter(field -> BLANK.matcher(field).find())
                        .count());
    }

    private static Heading heading(String title, List<String> fields) {
        Heading heading = Heading.of(title.length() > Heading.LONGEST ? "" : title);
        boolean inside = heading.meaning() == Meaning.SIGN_IN_NAME
                && fields.stream().anyMatch(field -> INSIDE.matcher(field).matches());
        return inside ? new Heading(Meaning.SIGN_IN_NAME, UNREACHABLE) : heading;
    }

    boolean is(Meaning meaning) {
        return heading.meaning() == meaning;
    }

    /** Whether it holds addresses: one is enough under a heading that says so, else half of the fields. */
    boolean holdsAddresses() {
        boolean said = is(Meaning.MAIL) || is(Meaning.PRIVATE_MAIL);
        return addresses > 0 && (said || addresses * 2 >= filled);
    }

    /** Whether it names a contact person: beside a part of a name, another person than the one of the line. */
    boolean isContact() {
        return is(Meaning.NAME) && CONTACTS.contains(heading.rank());
    }

    /** Whether it says "Name" alone, which may head a part of the name. */
    boolean isPlainName() {
        return is(Meaning.NAME) && heading.rank() == PLAIN_NAME;
    }

    /** Whether it holds one word a person, as account names are. */
    boolean isSingleWords() {
        return filled > 0 && blanks * 2 < filled;
    }

    /** Why it is used for nothing, if the choice has no other reason. */
    Why whyNot() {
        Meaning meaning = heading.meaning();
        if (ONLY_WHEN_NAMED.contains(meaning)) {
            return Why.ONLY_WHEN_NAMED;
        }
        return switch (meaning) {
            case PRIVATE_MAIL -> Why.PRIVATE_ADDRESSES;
            case NOT_THEIR_MAIL -> Why.OTHER_PERSON;
            case MAIL -> holdsAddresses() ? Why.ANOTHER_IS_PREFERRED : Why.NO_ADDRESSES;
            case ADDRESS, SIGN_IN_NAME -> holdsAddresses() ? Why.ANOTHER_IS_PREFERRED : Why.NOT_NEEDED;
            case NAME, GIVEN_NAME, INFIX, SURNAME, SECOND_SURNAME -> Why.ANOTHER_IS_PREFERRED;
            default -> Why.NOT_NEEDED;
        };
    }

    Remark remark(Remark.Code code) {
        return new Remark(code, number + 1, title);
    }

    /**
     * What comes first where several columns hold addresses. Where all lines have the same, it is that of the office
     * and comes behind those of people.
     */
    int order() {
        int among = switch (heading.meaning()) {
            case MAIL, PRIVATE_MAIL -> heading.rank() + (sameForAll ? SHARED : 0);
            case SIGN_IN_NAME -> heading.rank() >= UNREACHABLE ? UNREACHABLE : 0;
            default -> 0;
        };
        return order(heading.meaning()) + among;
    }

    private static int order(Meaning meaning) {
        return switch (meaning) {
            case MAIL -> 0;
            case SIGN_IN_NAME -> 1_000;
            case PRIVATE_MAIL -> 1_100;
            case ADDRESS -> 2_000;
            case UNKNOWN -> 4_000;
            default -> 5_000;
        };
    }
}

package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.peoplelist.Heading.Meaning;
import io.rosterkit.peoplelist.ListPreview.Remark;
import io.rosterkit.peoplelist.ListPreview.UseReason;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the first records show of a column.
 *
 * @param index the place of the column in a record, from 0
 * @param headingText the heading as written; empty without one
 * @param filledFields how many fields are not empty
 * @param addressFields how many fields hold an e-mail address
 * @param sameForAll whether all fields have the same text
 * @param fieldsWithSpaces how many fields hold more than one word
 */
record SampledColumn(
        int index,
        String headingText,
        Heading heading,
        int filledFields,
        int addressFields,
        boolean sameForAll,
        int fieldsWithSpaces) {

    /** Orders columns of one meaning; the preferred one comes first. */
    static final Comparator<SampledColumn> BY_RANK = Comparator.comparingInt(
                    (SampledColumn column) -> column.heading().rank())
            .thenComparingInt(SampledColumn::index);

    private static final Set<Meaning> NAMED_BY_CALLER_ONLY = EnumSet.of(Meaning.PHONE, Meaning.TYPE, Meaning.ROLES);

    private static final int MIN_FIELDS_FOR_SAME = 3;
    private static final int SHARED_ADDRESS_PENALTY = 500;
    private static final int PLAIN_NAME_RANK = 50;
    private static final Set<Integer> CONTACT_PERSON_RANKS = Set.of(20, 60);
    private static final int UNREACHABLE_DOMAIN_RANK = 2_500;

    /** Domains of internal networks, which no mail from outside reaches. */
    private static final Pattern INTERNAL_DOMAIN =
            Pattern.compile("(?i).*\\.(local|localdomain|lan|intern|internal|corp|home)");

    private static final Pattern SPACE = Pattern.compile("\\s");

    static SampledColumn of(int index, String headingText, List<CsvRow> records) {
        List<String> fields = records.stream()
                .map(row -> row.field(index))
                .filter(field -> !field.isEmpty())
                .toList();
        Set<String> distinct = new HashSet<>(fields);
        return new SampledColumn(
                index,
                headingText,
                heading(headingText, fields),
                fields.size(),
                (int) fields.stream().filter(ListedPerson::holdsAddress).count(),
                fields.size() >= MIN_FIELDS_FOR_SAME && distinct.size() == 1,
                (int) fields.stream()
                        .filter(field -> SPACE.matcher(field).find())
                        .count());
    }

    private static Heading heading(String headingText, List<String> fields) {
        Heading heading = Heading.of(headingText.length() > Heading.MAX_LENGTH ? "" : headingText);
        boolean internal = heading.meaning() == Meaning.LOGIN_NAME
                && fields.stream()
                        .anyMatch(field -> INTERNAL_DOMAIN.matcher(field).matches());
        return internal ? new Heading(Meaning.LOGIN_NAME, UNREACHABLE_DOMAIN_RANK) : heading;
    }

    boolean means(Meaning meaning) {
        return heading.meaning() == meaning;
    }

    /**
     * Whether it is a column of e-mail addresses. With a heading of e-mail one address is enough, otherwise half of the
     * fields must hold one.
     */
    boolean holdsAddresses() {
        boolean headedAsMail = means(Meaning.MAIL) || means(Meaning.PRIVATE_MAIL);
        return addressFields > 0 && (headedAsMail || addressFields * 2 >= filledFields);
    }

    /**
     * Whether its heading means a contact person. Beside a column of given names or surnames, that is another person
     * than the one of the record.
     */
    boolean isContact() {
        return means(Meaning.NAME) && CONTACT_PERSON_RANKS.contains(heading.rank());
    }

    /** Whether its heading means "Name" alone, which may mean a part of the name. */
    boolean isPlainName() {
        return means(Meaning.NAME) && heading.rank() == PLAIN_NAME_RANK;
    }

    /** Whether most fields are one word, as account names are. */
    boolean isSingleWords() {
        return filledFields > 0 && fieldsWithSpaces * 2 < filledFields;
    }

    /** The reason why the column is not used, when the choice itself gives no other reason. */
    UseReason reasonUnused() {
        Meaning meaning = heading.meaning();
        if (NAMED_BY_CALLER_ONLY.contains(meaning)) {
            return UseReason.ONLY_IF_NAMED;
        }
        return switch (meaning) {
            case PRIVATE_MAIL -> UseReason.PRIVATE_ADDRESSES;
            case UNUSABLE_MAIL -> UseReason.OTHER_PERSON;
            case MAIL -> holdsAddresses() ? UseReason.ANOTHER_IS_PREFERRED : UseReason.NO_ADDRESSES;
            case ANY_ADDRESS, LOGIN_NAME -> holdsAddresses() ? UseReason.ANOTHER_IS_PREFERRED : UseReason.NOT_NEEDED;
            case NAME, GIVEN_NAME, INFIX, SURNAME, SECOND_SURNAME -> UseReason.ANOTHER_IS_PREFERRED;
            default -> UseReason.NOT_NEEDED;
        };
    }

    Remark remark(Remark.Code code) {
        return new Remark(code, index + 1, headingText);
    }

    /**
     * The rank among the columns that hold addresses; the lowest is preferred. An address that is the same in all
     * records belongs to the office, so its column comes after those of people.
     */
    int addressRank() {
        int rankWithinMeaning = switch (heading.meaning()) {
            case MAIL, PRIVATE_MAIL -> heading.rank() + (sameForAll ? SHARED_ADDRESS_PENALTY : 0);
            case LOGIN_NAME -> heading.rank() >= UNREACHABLE_DOMAIN_RANK ? UNREACHABLE_DOMAIN_RANK : 0;
            default -> 0;
        };
        return rank(heading.meaning()) + rankWithinMeaning;
    }

    private static int rank(Meaning meaning) {
        return switch (meaning) {
            case MAIL -> 0;
            case LOGIN_NAME -> 1_000;
            case PRIVATE_MAIL -> 1_100;
            case ANY_ADDRESS -> 2_000;
            case UNKNOWN -> 4_000;
            default -> 5_000;
        };
    }
}

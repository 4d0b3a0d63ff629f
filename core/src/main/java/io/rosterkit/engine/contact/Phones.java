package io.rosterkit.engine.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.rosterkit.engine.text.Marks;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads a phone number in its international form, with a plus sign or 00 in front, and in the national form of a region
 * where the caller names one. Blanks and the usual separators do not matter, nor which digits are used; letters,
 * extensions and a number that cannot exist in its country are refused. So is a number at which a text message costs
 * more than usual or does not arrive, by its type in libphonenumber: premium rate, shared cost, personal number,
 * universal access number, pager and voicemail.
 */
public final class Phones {

    private static final char PLUS = '+';
    private static final char FULL_WIDTH_PLUS = '\uFF0B';
    private static final String SEPARATORS = "()./\uFF08\uFF09\uFF0E\uFF0F";
    private static final String ABROAD = "00";
    private static final String NO_COUNTRY = "ZZ";
    private static final Set<PhoneNumberType> COSTLY = EnumSet.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.PERSONAL_NUMBER,
            PhoneNumberType.UAN,
            PhoneNumberType.PAGER,
            PhoneNumberType.VOICEMAIL);
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /** The number; blanks, zero-width characters and direction marks around it do not matter. */
    public static Outcome<PhoneNumber> parse(String typed) {
        return parse(typed, "");
    }

    /** The same, and a number without a country is one of that region, unless the region is empty. */
    public static Outcome<PhoneNumber> parse(String typed, String region) {
        Arguments.required("typed", typed, "region", region);
        checkRegion(region);
        String text = Marks.stripWithinLine(typed);
        int plus = text.replace(FULL_WIDTH_PLUS, PLUS).indexOf(PLUS);
        String before = text.substring(0, Math.max(plus, 0));
        String after = text.substring(plus + 1);
        if (!(before + after).codePoints().allMatch(Phones::usual)
                || !digits(before).isEmpty()) {
            return refused();
        }
        String digits = digits(after);
        if (plus >= 0) {
            return number(PLUS + digits, NO_COUNTRY);
        }
        return digits.startsWith(ABROAD)
                ? number(PLUS + digits.substring(ABROAD.length()), NO_COUNTRY)
                : number(digits, region.isEmpty() ? NO_COUNTRY : region);
    }

    /** Throws {@link IllegalArgumentException} unless the region is empty or has numbers. */
    public static void checkRegion(String region) {
        if (!region.isEmpty() && !NUMBERS.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("region must be empty or a code of ISO 3166-1 such as DE");
        }
    }

    private static Outcome<PhoneNumber> number(String digits, String region) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(digits, region);
            if (NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return refused();
            }
            return COSTLY.contains(NUMBERS.getNumberType(number))
                    ? Outcome.refused(Refusal.of(ContactReason.PHONE_PREMIUM).at("phone"))
                    : Outcome.done(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException | IllegalArgumentException impossible) {
            return refused();
        }
    }

    private static boolean usual(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION -> true;
            default -> SEPARATORS.indexOf(character) >= 0;
        };
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .filter(Character::isDigit)
                .forEach(digit -> digits.append(Character.forDigit(Character.digit(digit, 10), 10)));
        return digits.toString();
    }

    private static Outcome<PhoneNumber> refused() {
        return Outcome.refused(Refusal.of(ContactReason.PHONE_MALFORMED).at("phone"));
    }
}

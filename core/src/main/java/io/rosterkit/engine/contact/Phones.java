package io.rosterkit.engine.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.rosterkit.engine.text.PastedText;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Parses a phone number in international form, beginning with a plus sign or 00. If the caller names a region, it also
 * parses the national form of that region. Spaces and the usual separators are ignored, and digits of every script are
 * accepted. Letters, extensions and numbers that cannot exist in their country are refused.
 *
 * <p>A number is also refused when a text message to it costs more than usual or does not arrive. These are the
 * following types of libphonenumber: premium rate, shared cost, personal number, universal access number, pager and
 * voicemail.
 */
public final class Phones {

    private static final char PLUS = '+';
    private static final char FULL_WIDTH_PLUS = '\uFF0B';
    private static final String SEPARATORS = "()./\uFF08\uFF09\uFF0E\uFF0F";
    private static final String INTERNATIONAL_PREFIX = "00";
    private static final String NO_REGION = "ZZ";
    private static final Set<PhoneNumberType> REFUSED_TYPES = EnumSet.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.PERSONAL_NUMBER,
            PhoneNumberType.UAN,
            PhoneNumberType.PAGER,
            PhoneNumberType.VOICEMAIL);
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /**
     * Parses a number in international form. Spaces, zero-width characters and direction marks around it are ignored.
     */
    public static Outcome<PhoneNumber> parse(String typed) {
        return parse(typed, "");
    }

    /** Parses a number in international form, or in the national form of the region unless that is empty. */
    public static Outcome<PhoneNumber> parse(String typed, String region) {
        Arguments.required("typed", typed, "region", region);
        checkRegion(region);
        String text = PastedText.stripWithinLine(typed);
        int plus = text.replace(FULL_WIDTH_PLUS, PLUS).indexOf(PLUS);
        String beforePlus = text.substring(0, Math.max(plus, 0));
        String afterPlus = text.substring(plus + 1);
        if (!(beforePlus + afterPlus).codePoints().allMatch(Phones::isDigitOrSeparator)
                || !digits(beforePlus).isEmpty()) {
            return refused();
        }
        String digits = digits(afterPlus);
        if (plus >= 0) {
            return number(PLUS + digits, NO_REGION);
        }
        return digits.startsWith(INTERNATIONAL_PREFIX)
                ? number(PLUS + digits.substring(INTERNATIONAL_PREFIX.length()), NO_REGION)
                : number(digits, region.isEmpty() ? NO_REGION : region);
    }

    /** Throws {@link IllegalArgumentException} unless the region is empty or a region of libphonenumber. */
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
            return REFUSED_TYPES.contains(NUMBERS.getNumberType(number))
                    ? Outcome.refused(Refusal.of(ContactReason.PHONE_PREMIUM).at("phone"))
                    : Outcome.done(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException | IllegalArgumentException impossible) {
            return refused();
        }
    }

    private static boolean isDigitOrSeparator(int character) {
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

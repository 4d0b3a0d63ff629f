package io.rosterkit.engine.billing;

import io.rosterkit.billing.BillingProfileDraft;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.text.PlainText;
import io.rosterkit.model.billing.BillingProfile;
import io.rosterkit.model.billing.BillingReason;
import io.rosterkit.model.billing.PostalAddress;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads billing profiles as they were typed, and tells what is different between two. Pure. */
final class BillingProfileRules {

    /** Letters and digits, and what stands between them in the numbers of some countries. */
    private static final Pattern TAX_ID = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} ./+*&-]{0,39}");

    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Blank lines among them. */
    private static final int MAX_TYPED_LINES = 20;

    /** A text that is longer is not looked at. */
    private static final int MAX_TYPED = 10 * BillingProfile.MAX_LENGTH;

    private BillingProfileRules() {}

    /** The billing profile, or the first part that is wrong. */
    static Outcome<BillingProfile> parse(BillingProfileDraft draft) {
        return required("name", draft.name())
                .then(name -> address(draft.address())
                        .then(address -> optional("taxId", draft.taxId())
                                .then(BillingProfileRules::taxId)
                                .then(taxId -> optional("orderReference", draft.orderReference())
                                        .then(reference -> copyTo(draft.copyTo())
                                                .map(copyTo -> new BillingProfile(
                                                        name, address, taxId, reference, copyTo))))));
    }

    private static Outcome<PostalAddress> address(BillingProfileDraft.Address typed) {
        return country(typed.country())
                .then(country -> lines(typed.lines())
                        .then(lines -> optional("postalCode", typed.postalCode())
                                .then(postalCode -> required("city", typed.city())
                                        .then(city -> optional("region", typed.region())
                                                .map(region -> new PostalAddress(
                                                        lines, postalCode, city, region, country))))));
    }

    private static Outcome<List<String>> lines(List<String> typed) {
        if (typed.size() > MAX_TYPED_LINES) {
            return Outcome.refused(tooManyLines());
        }
        Outcome<List<String>> lines = Outcome.done(new ArrayList<>());
        for (String one : typed) {
            lines = lines.then(before -> optional("lines", one).map(line -> {
                line.ifPresent(before::add);
                return before;
            }));
        }
        return lines.then(read -> {
            if (read.isEmpty()) {
                return refused(BillingReason.TEXT_MISSING, "lines");
            }
            return read.size() > PostalAddress.MAX_LINES ? Outcome.refused(tooManyLines()) : Outcome.done(read);
        });
    }

    private static Refusal tooManyLines() {
        return Refusal.of(BillingReason.TOO_MANY_LINES).at("lines").with("atMost", PostalAddress.MAX_LINES);
    }

    private static Outcome<String> country(String typed) {
        return optional("country", typed)
                .map(text -> text.orElse("").toUpperCase(Locale.ROOT))
                .then(country -> COUNTRIES.contains(country)
                        ? Outcome.done(country)
                        : refused(BillingReason.COUNTRY_UNKNOWN, "country"));
    }

    private static Outcome<Optional<String>> taxId(Optional<String> typed) {
        Optional<String> number = typed.map(text -> SPACES.matcher(text).replaceAll(" "));
        return number.filter(text -> !TAX_ID.matcher(text).matches()).isPresent()
                ? refused(BillingReason.TAX_ID_MALFORMED, "taxId")
                : Outcome.done(number);
    }

    private static Outcome<Optional<EmailAddress>> copyTo(String typed) {
        return optional("copyTo", typed)
                .then(text -> text.isEmpty()
                        ? Outcome.done(Optional.empty())
                        : Addresses.parse(typed)
                                .map(Optional::of)
                                .fold(Outcome::done, refusal -> Outcome.refused(refusal.at("copyTo"))));
    }

    private static Outcome<String> required(String field, String typed) {
        return optional(field, typed)
                .then(text -> text.map(Outcome::done).orElseGet(() -> refused(BillingReason.TEXT_MISSING, field)));
    }

    private static Outcome<Optional<String>> optional(String field, String typed) {
        String text = typed.length() > MAX_TYPED ? typed : PlainText.normalize(typed);
        if (text.length() > BillingProfile.MAX_LENGTH) {
            return Outcome.refused(
                    Refusal.of(BillingReason.TEXT_TOO_LONG).at(field).with("atMost", BillingProfile.MAX_LENGTH));
        }
        return PlainText.isUnsafe(text)
                ? refused(BillingReason.TEXT_UNSAFE, field)
                : Outcome.done(Optional.of(text).filter(PlainText::isVisible));
    }

    private static <T> Outcome<T> refused(BillingReason reason, String field) {
        return Outcome.refused(Refusal.of(reason).at(field));
    }

    /** The parts by the name of the field, in order; a part that is left out has no text, and lines have one each. */
    static Map<String, List<String>> parts(BillingProfile profile) {
        PostalAddress address = profile.address();
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("name", List.of(profile.name()));
        parts.put("lines", address.lines());
        parts.put("postalCode", address.postalCode().stream().toList());
        parts.put("city", List.of(address.city()));
        parts.put("region", address.region().stream().toList());
        parts.put("country", List.of(address.country()));
        parts.put("taxId", profile.taxId().stream().toList());
        parts.put("orderReference", profile.orderReference().stream().toList());
        parts.put(
                "copyTo", profile.copyTo().map(EmailAddress::original).stream().toList());
        return parts;
    }

    /** The names of the parts that are different, in their order, with a blank between two. */
    static String differences(Optional<BillingProfile> before, BillingProfile after) {
        Map<String, List<String>> earlier =
                before.map(BillingProfileRules::parts).orElseGet(Map::of);
        return parts(after).entrySet().stream()
                .filter(part -> !part.getValue().equals(earlier.getOrDefault(part.getKey(), List.of())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }
}

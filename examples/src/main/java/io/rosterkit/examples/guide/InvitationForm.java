package io.rosterkit.examples.guide;

import io.rosterkit.Roster;
import io.rosterkit.form.DisplayNameText;
import io.rosterkit.form.EmailText;
import io.rosterkit.form.Forms;
import io.rosterkit.form.PhoneText;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.StandardProfile;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The form on which an administrator invites one person. docs/forms.md shows it. */
record InvitationForm(
        @EmailText String address,
        @DisplayNameText(optional = true) String name,
        @PhoneText(region = "DE") String phone) {

    /** One factory serves the application. */
    static ValidatorFactory validators(Supplier<Locale> ofRequest) {
        MessageInterpolator others = new ParameterMessageInterpolator();
        return Forms.validators(Forms.messages(Roster.texts(), others, ofRequest));
    }

    /** The text for each field that is wrong. */
    Map<String, String> faults(ValidatorFactory validators) {
        Map<String, String> faults = new TreeMap<>();
        for (ConstraintViolation<InvitationForm> violation :
                validators.getValidator().validate(this)) {
            faults.put(violation.getPropertyPath().toString(), violation.getMessage());
        }
        return faults;
    }

    /** The code for each field that is wrong, for a program that reads the answer. */
    Map<String, String> codes(ValidatorFactory validators) {
        Map<String, String> codes = new TreeMap<>();
        for (ConstraintViolation<InvitationForm> violation :
                validators.getValidator().validate(this)) {
            String code = Forms.refusal(violation).map(Refusal::code).orElse("form.wrong");
            codes.put(violation.getPropertyPath().toString(), code);
        }
        return codes;
    }

    /** What the library is asked for, once nothing is wrong. */
    InvitationDraft draft() {
        PhoneNumber number = Forms.phone(phone, "DE").orThrow();
        InvitationDraft draft =
                InvitationDraft.to(address, StandardProfile.STAFF).reachableAt(number.e164());
        return name.isBlank() ? draft : draft.named(name);
    }
}

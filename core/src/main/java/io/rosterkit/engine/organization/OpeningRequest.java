package io.rosterkit.engine.organization;

import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import java.util.UUID;

/** The content and the codec of a request to open an organization. */
final class OpeningRequest {

    static final ResultCodec<OpeningReceipt> RECEIPT_CODEC =
            ResultCodec.of(OpeningRequest::write, OpeningRequest::read);

    private OpeningRequest() {}

    /** The content that makes two openings the same request. */
    static String content(Opening opening) {
        return String.join(
                "\n",
                opening.name(),
                opening.first().address(),
                opening.first().name().orElse(""),
                opening.first().phone().orElse(""),
                opening.settings().language().toLanguageTag(),
                opening.settings().zone().map(ZoneName::id).orElse(""),
                opening.settings().profile().code());
    }

    private static String write(OpeningReceipt founded) {
        return founded.organization() + " " + founded.practice() + " " + founded.invitation() + " " + founded.user();
    }

    private static OpeningReceipt read(String text) {
        String[] parts = text.split(" ", -1);
        return new OpeningReceipt(
                new OrganizationId(UUID.fromString(parts[0])),
                new PracticeId(UUID.fromString(parts[1])),
                new InvitationId(UUID.fromString(parts[2])),
                new UserId(UUID.fromString(parts[3])));
    }
}

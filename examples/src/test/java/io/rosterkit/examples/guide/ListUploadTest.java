package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListPreview.Use;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListUploadTest {

    private static final byte[] FILE =
            "Wer;E-Mail;Dienstmail\nAnna;anna@home.example;anna@weiss.example\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void showsWhatWasUnderstood() {
        assertThat(ListUpload.show(AddressList.csv(new ByteArrayInputStream(FILE))))
                .containsExactly(
                        "1 Wer: NONE, since nothing of it is needed",
                        "2 E-Mail: FALLBACK_ADDRESS, since its heading says so, and it holds e-mail addresses",
                        "3 Dienstmail: ADDRESS, since its heading says so, and it holds e-mail addresses");
    }

    @Test
    void takesTheColumnsThatWereChosen() {
        assertThat(ListUpload.chosen(new ByteArrayInputStream(FILE), Map.of(Use.ADDRESS, 2, Use.NAME, 1))
                        .people(10)
                        .orThrow())
                .extracting(person -> person.name() + " " + person.address())
                .containsExactly("Anna anna@home.example");
    }
}

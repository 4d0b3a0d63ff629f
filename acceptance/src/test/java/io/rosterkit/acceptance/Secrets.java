package io.rosterkit.acceptance;

import io.rosterkit.model.notice.Mail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What must be found nowhere, in every way it could be written. */
public final class Secrets {

    private static final int MAC = 16;

    private static final Pattern LINK = Pattern.compile("https://\\S+");

    private final List<String> written = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    /** The link in a mail. */
    public static String linkIn(Mail mail) {
        return LINK.matcher(mail.text()).results().findFirst().orElseThrow().group();
    }

    /** A link: its token as a whole, and the part of it that cannot be guessed. */
    public Secrets link(String link) {
        String token = link.substring(link.lastIndexOf('#') + 1);
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        bytes(bytes);
        bytes(Arrays.copyOfRange(bytes, bytes.length - MAC, bytes.length));
        written.add(lower(token.substring(token.length() - MAC * 8 / 6)));
        return this;
    }

    /** A key. */
    public Secrets key(byte[] key) {
        bytes(key);
        return this;
    }

    /** A code word, in any spelling. */
    public Secrets word(String word) {
        words.add(folded(word));
        return this;
    }

    public int count() {
        return written.size() + words.size();
    }

    /** The texts that tell one of the secrets. */
    public List<String> foundIn(Collection<String> texts) {
        return texts.stream().filter(this::tells).toList();
    }

    private boolean tells(String text) {
        String low = lower(text);
        String folded = folded(text);
        return written.stream().anyMatch(low::contains) || words.stream().anyMatch(folded::contains);
    }

    private void bytes(byte[] bytes) {
        written.add(HexFormat.of().formatHex(bytes));
        written.add(lower(Base64.getEncoder().withoutPadding().encodeToString(bytes)));
        written.add(lower(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String folded(String text) {
        return lower(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
